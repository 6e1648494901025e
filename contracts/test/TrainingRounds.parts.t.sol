// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {Training} from "./fixtures/Training.sol";

/// @title Rounds of any size are settled within blocks of 30 million gas.
/// @dev Every call is a transaction of its own here, so that storage costs what it does on a chain.
/// forge-config: default.isolate = true
contract TrainingPartsTest is Training {
    uint256 private constant BLOCK = 30_000_000;

    function setUp() external {
        deployDao();
        token.mint(address(trainerPool), 1_000e18);
        token.mint(address(validatorPool), 1_000e18);
    }

    function scored(uint256 trainers, uint256 validators) private returns (uint256 round) {
        staffed(trainers, validators);
        round = revealedRound(filled(trainers, 600));
        int256[] memory scores = new int256[](trainers);
        for (uint256 j = 0; j < validators; ++j) {
            for (uint256 i = 0; i < trainers; ++i) {
                scores[i] = i % 4 == 0 ? -int256(50_000 + j) : int256((i * 7_919 + j * 104_729) % 900_000);
            }
            score(round, validator(j), cidOf(address(this)), 900_000, scores);
            assertLe(vm.lastCallGas().gasTotalUsed, BLOCK, "scoring");
        }
        toSettlement();
    }

    /// @dev Settles in as many calls as it takes, each within a block.
    function settledIn(uint256 round) private returns (uint256 calls) {
        while (rounds.phaseOf(round) == ITrainingRounds.Phase.Settle) {
            rounds.settleRound(round);
            assertLe(vm.lastCallGas().gasTotalUsed, BLOCK, "settling");
            ++calls;
        }
        rounds.openRound();
        assertLe(vm.lastCallGas().gasTotalUsed, BLOCK, "opening the next");
    }

    function measure(uint256 trainers, uint256 validators, uint256 calls) private {
        uint256 round = scored(trainers, validators);
        assertEq(settledIn(round), calls, "calls");
        uint256 paid;
        uint256 slashed;
        for (uint256 i = 0; i < trainers; ++i) {
            paid += token.balanceOf(trainer(i));
            slashed += MINIMUM_STAKE - stakePool.balanceOf(trainer(i));
        }
        assertEq(paid + trainerPool.balance(), 1_000e18, "conserved");
        assertEq(paid, (uint256(1_000e18) / trainers) * trainers, "all paid alike");
        assertEq(slashed, ((trainers + 3) / 4) * (MINIMUM_STAKE / 10), "every fourth is slashed once");
        assertEq(rounds.accuracyPpm(), 900_000, "accuracy");
    }

    function test_200_trainers_and_4_validators_in_one_call() external {
        measure(200, 4, 1);
    }

    function test_200_trainers_and_21_validators_in_one_call() external {
        measure(200, 21, 1);
    }

    function test_210_trainers_and_4_validators_in_two_calls() external {
        measure(210, 4, 2);
    }

    function test_400_trainers_and_21_validators_in_two_calls() external {
        measure(400, 21, 2);
    }

    function test_800_trainers_and_4_validators_in_four_calls() external {
        measure(800, 4, 4);
    }

    function test_1_100_trainers_and_3_validators_in_six_calls() external {
        measure(1_100, 3, 6);
    }

    function test_a_settlement_goes_on_by_the_rule_it_began_with() external {
        uint256 round = scored(300, 3);
        rounds.settleRound(round);
        uint256 first = token.balanceOf(trainer(0));
        setParameter(ParameterKeys.CONTRIBUTION_RULE, 1);
        token.mint(address(trainerPool), 77e18);
        rounds.settleRound(round);
        assertEq(token.balanceOf(trainer(299)), first, "the last is paid as the first");
        assertEq(uint256(rounds.phaseOf(round)), uint256(ITrainingRounds.Phase.Settled), "settled");
    }

    function test_opening_the_next_round_ends_a_settlement_that_has_begun_and_no_other() external {
        uint256 round = scored(220, 3);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundStillOpen.selector, round));
        rounds.openRound();
        rounds.settleRound(round);
        assertEq(token.balanceOf(trainer(219)), 0, "not paid yet");
        assertEq(rounds.openRound(), round + 1, "the next");
        assertTrue(token.balanceOf(trainer(219)) > 0, "paid");
        assertEq(rounds.accuracyPpm(), 900_000, "accuracy");
    }

    /// A model's name may be as long as a block bears: it is kept once.
    function test_a_name_of_38_000_letters_settles_within_a_block() external {
        staffed(2, 3);
        bytes memory long = new bytes(38_000);
        for (uint256 i = 0; i < long.length; ++i) long[i] = "a";
        uint256 round = revealedRound(filled(2, 600));
        for (uint256 j = 0; j < 3; ++j) {
            score(round, validator(j), string(long), 1, new int256[](2));
            assertLe(vm.lastCallGas().gasTotalUsed, BLOCK, "scoring");
        }
        toSettlement();
        settledIn(round);
        assertEq(keccak256(bytes(rounds.modelCid())), keccak256(long), "model");
    }
}
