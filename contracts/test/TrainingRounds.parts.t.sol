// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {RoundContracts, RoundWindows} from "../src/training/TrainingRounds.sol";
import {PatientRounds, Training} from "./fixtures/Training.sol";

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

    function _disclosed(uint256 gas) internal pure override {
        assertLe(gas, BLOCK, "scoring");
    }

    /// @dev Everybody votes for themselves, which makes every payment dearer; a quarter of the trainers is harmful.
    function scored(uint256 trainers, uint256 validators) private returns (uint256 round) {
        staffed(trainers, validators);
        for (uint256 i = 0; i < trainers; ++i) delegateToSelf(trainer(i));
        for (uint256 j = 0; j < validators; ++j) delegateToSelf(validator(j));
        round = revealedRound(filled(trainers, 600));
        int256[] memory scores = new int256[](trainers);
        for (uint256 j = 0; j < validators; ++j) {
            for (uint256 i = 0; i < trainers; ++i) {
                scores[i] = i % 4 == 0 ? -int256(50_000 + j) : int256((i * 7_919 + j * 104_729) % 900_000);
            }
            score(round, validator(j), cidOf(address(this)), 900_000, scores);
        }
        toSettlement();
    }

    function delegateToSelf(address who) private {
        vm.prank(who);
        token.delegate(who);
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
        uint256 harmful = (trainers + 3) / 4;
        uint256 share = uint256(1_000e18) / (trainers - harmful);
        uint256 paid;
        for (uint256 i = 0; i < trainers; ++i) {
            paid += token.balanceOf(trainer(i));
            bool harms = i % 4 == 0;
            assertEq(token.balanceOf(trainer(i)), harms ? 0 : share, "pay");
            assertEq(stakePool.balanceOf(trainer(i)), harms ? (MINIMUM_STAKE * 9) / 10 : MINIMUM_STAKE, "stake");
        }
        assertEq(paid + trainerPool.balance(), 1_000e18, "conserved");
        for (uint256 j = 0; j < validators; ++j) {
            assertEq(token.balanceOf(validator(j)), 1_000e18 / validators, "each validator is paid once");
        }
        assertEq(rounds.accuracyPpm(), 900_000, "accuracy");
    }

    function test_200_trainers_and_4_validators_in_one_call() external {
        measure(200, 4, 1);
    }

    function test_200_trainers_and_21_validators_in_two_calls() external {
        measure(200, 21, 2);
    }

    function test_250_trainers_and_4_validators_in_two_calls() external {
        measure(250, 4, 2);
    }

    function test_400_trainers_and_21_validators_in_three_calls() external {
        measure(400, 21, 3);
    }

    function test_800_trainers_and_4_validators_in_four_calls() external {
        measure(800, 4, 4);
    }

    function test_1_100_trainers_and_3_validators_in_six_calls() external {
        measure(1_100, 3, 6);
    }

    function test_9_trainers_and_100_validators_in_one_call() external {
        measure(9, 100, 1);
    }

    function test_1_trainer_and_200_validators_in_two_calls() external {
        staffed(1, 200);
        uint256 round = revealedRound(filled(1, 600));
        for (uint256 j = 0; j < 200; ++j) score(round, validator(j), cidOf(validator(j)), 1, new int256[](1));
        toSettlement();
        assertEq(settledIn(round), 2, "calls");
        assertEq(rounds.modelCid(), cidOf(validator(0)), "of as many models as validators the first");
    }

    /// Nobody makes a settlement dearer by the order of the scores: descending ones cost what ascending ones do.
    function test_costs_the_same_whatever_the_order_of_scores() external {
        staffed(20, 40);
        uint256[2] memory costs;
        for (uint256 descending = 0; descending < 2; ++descending) {
            uint256 round = revealedRound(filled(20, 600));
            int256[] memory scores = new int256[](20);
            for (uint256 j = 0; j < 40; ++j) {
                for (uint256 i = 0; i < 20; ++i) scores[i] = int256(descending == 1 ? 40 - j : j + 1);
                score(round, validator(j), "m", 1, scores);
            }
            toSettlement();
            rounds.settleRound(round);
            costs[descending] = vm.lastCallGas().gasTotalUsed;
        }
        // Whoever is paid the first time costs a balance's slot more.
        assertLe(costs[1], costs[0], "descending");
    }

    function test_a_settlement_goes_on_by_the_rule_it_began_with() external {
        uint256 round = scored(300, 3);
        rounds.settleRound(round);
        uint256 first = token.balanceOf(trainer(1));
        setParameter(ParameterKeys.CONTRIBUTION_RULE, 1);
        setParameter(ParameterKeys.SLASH_SHARE_BPS, 3_000);
        setParameter(ParameterKeys.SLASH_THRESHOLD_PPM, 900_000);
        token.mint(address(trainerPool), 77e18);
        rounds.settleRound(round);
        assertEq(token.balanceOf(trainer(299)), first, "the last is paid as the first");
        assertEq(stakePool.balanceOf(trainer(296)), stakePool.balanceOf(trainer(0)), "and slashed as the first");
        assertLe(stakePool.balanceOf(trainer(296)), MINIMUM_STAKE - 1, "slashed");
        assertEq(uint256(rounds.phaseOf(round)), uint256(ITrainingRounds.Phase.Settled), "settled");
    }

    function test_opening_the_next_round_ends_a_settlement_that_has_begun_and_no_other() external {
        uint256 round = scored(300, 3);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundStillOpen.selector, round));
        rounds.openRound();
        rounds.settleRound(round);
        assertEq(token.balanceOf(trainer(299)), 0, "not paid yet");
        assertEq(rounds.openRound(), round + 1, "the next");
        assertTrue(token.balanceOf(trainer(299)) > 0, "paid");
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
        }
        toSettlement();
        settledIn(round);
        assertEq(keccak256(bytes(rounds.modelCid())), keccak256(long), "model");
    }
}

/// @title A settlement comes to the same in however many parts it is done.
contract TrainingPatienceTest is Training {
    struct Given {
        uint256[6] samples;
        int256[6][4] scores;
        bool byScore;
        uint256 scoring;
    }

    function outcome(Given memory given, bool patient) private returns (bytes32 hash, uint256 calls) {
        deployDao();
        if (patient) deployPatientRounds();
        token.mint(address(trainerPool), 1_000e18 + 7);
        token.mint(address(validatorPool), 100e18 + 3);
        if (given.byScore) setParameter(ParameterKeys.CONTRIBUTION_RULE, 1);
        staffed(6, 4);
        uint256[] memory samples = new uint256[](6);
        for (uint256 i = 0; i < 6; ++i) samples[i] = bound(given.samples[i], 1, type(uint64).max);
        uint256 round = revealedRound(samples);
        for (uint256 j = 0; j < bound(given.scoring, 0, 4); ++j) {
            int256[] memory scores = new int256[](6);
            for (uint256 i = 0; i < 6; ++i) scores[i] = given.scores[j][i] % 1_000_001;
            score(round, validator(j), j % 2 == 0 ? "even" : "odd", j * 1_000, scores);
        }
        toSettlement();
        while (rounds.phaseOf(round) == ITrainingRounds.Phase.Settle) {
            rounds.settleRound(round);
            ++calls;
        }
        bytes memory all = abi.encode(rounds.modelCid(), rounds.accuracyPpm(), trainerPool.balance());
        all = abi.encode(all, validatorPool.balance(), token.balanceOf(address(timelock)));
        for (uint256 i = 0; i < 6; ++i) {
            all = abi.encode(all, token.balanceOf(trainer(i)), stakePool.balanceOf(trainer(i)));
        }
        for (uint256 j = 0; j < 4; ++j) all = abi.encode(all, token.balanceOf(validator(j)));
        hash = keccak256(all);
    }

    function testFuzz_comes_to_the_same_in_one_call_and_in_the_smallest_parts(Given memory given) external {
        (bytes32 whole, uint256 one) = outcome(given, false);
        (bytes32 parts, uint256 many) = outcome(given, true);
        assertEq(parts, whole, "what everybody has, the model and its accuracy");
        assertEq(one, 1, "calls");
        // Six updates are valued and six paid, and then the three or four validators.
        uint256 scoring = bound(given.scoring, 0, 4);
        assertEq(many, scoring <= 2 ? 1 : 12 + scoring, "parts");
    }
}

/// @dev Just enough work to begin (6,000), value one update of one validator (8,400) and pay it (100,000).
contract RoundsOfATrainer is PatientRounds {
    constructor(RoundContracts memory c, RoundWindows memory w) PatientRounds(c, w, "model-0", msg.sender) {}

    function _workOfACall() internal pure override returns (uint256) {
        return 114_400;
    }
}

/// @dev Just enough for that, to compare one model (60,250) and to pay its validator (100,000).
contract RoundsOfARound is PatientRounds {
    constructor(RoundContracts memory c, RoundWindows memory w) PatientRounds(c, w, "model-0", msg.sender) {}

    function _workOfACall() internal pure override returns (uint256) {
        return 274_650;
    }
}

/// @title A call goes on where the work that is left is just enough for what comes next.
contract TrainingJustEnoughTest is Training {
    function setUp() external {
        deployDao();
        token.mint(address(trainerPool), 1_000e18);
        token.mint(address(validatorPool), 100e18);
    }

    function scored() private returns (uint256 round) {
        staffed(1, 1);
        round = revealedRound(filled(1, 600));
        score(round, validator(0), "model-1", 1, new int256[](1));
        toSettlement();
    }

    function test_to_pay_a_trainer() external {
        replaceRounds(new RoundsOfATrainer(roundContracts(), roundWindows()));
        uint256 round = scored();
        rounds.settleRound(round);
        assertEq(token.balanceOf(trainer(0)), 1_000e18, "the trainer is paid in the first call");
        assertEq(token.balanceOf(validator(0)), 0, "the validator is not");
        rounds.settleRound(round);
        assertEq(token.balanceOf(validator(0)), 100e18, "but in the second");
        assertEq(uint256(rounds.phaseOf(round)), uint256(ITrainingRounds.Phase.Settled), "settled");
    }

    function test_to_compare_models_and_pay_a_validator() external {
        replaceRounds(new RoundsOfARound(roundContracts(), roundWindows()));
        uint256 round = scored();
        rounds.settleRound(round);
        assertEq(token.balanceOf(validator(0)), 100e18, "all is paid in one call");
        assertEq(rounds.modelCid(), "model-1", "model");
        assertEq(uint256(rounds.phaseOf(round)), uint256(ITrainingRounds.Phase.Settled), "settled");
    }
}
