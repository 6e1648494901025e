// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Training} from "./fixtures/Training.sol";

/// @title What rounds cost: every call of a round must fit in a block of 30 million gas, with room to spare.
/// @dev Every call is a transaction of its own here, so that storage costs what it does on a chain.
/// forge-config: default.isolate = true
contract TrainingGasTest is Training {
    function setUp() external {
        deployDao();
    }

    /// @dev One round in which a quarter of the trainers is harmful; the second round is dearest in storage to clear.
    function settlementGas(uint256 trainers, uint256 validators) private returns (uint256 settling, uint256 opening) {
        staffed(trainers, validators);
        token.mint(address(trainerPool), 1_000e18);
        token.mint(address(validatorPool), 1_000e18);
        uint256 round = revealedRound(filled(trainers, 600));
        int256[] memory scores = new int256[](trainers);
        for (uint256 j = 0; j < validators; ++j) {
            for (uint256 i = 0; i < trainers; ++i) {
                scores[i] = i % 4 == 0 ? -int256(50_000 + j) : int256((i * 7_919 + j * 104_729) % 900_000);
            }
            score(round, validator(j), cidOf(address(this)), 900_000, scores);
        }
        toSettlement();
        rounds.settleRound(round);
        settling = vm.lastCallGas().gasTotalUsed;
        rounds.openRound();
        opening = vm.lastCallGas().gasTotalUsed;
    }

    function test_settles_24_trainers_and_4_validators_under_3_million_gas() external {
        (uint256 settling, uint256 opening) = settlementGas(24, 4);
        assertLe(settling, 3_000_000, "settling");
        assertLe(opening, 600_000, "opening the next");
    }

    function test_settles_100_trainers_and_4_validators_under_12_million_gas() external {
        (uint256 settling, uint256 opening) = settlementGas(100, 4);
        assertLe(settling, 12_000_000, "settling");
        assertLe(opening, 2_000_000, "opening the next");
    }
}
