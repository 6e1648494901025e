// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {Training} from "./fixtures/Training.sol";

/// @title Scores: who may give them, committed to before they are disclosed, and what they may be.
contract TrainingRoundsScoresTest is Training {
    address private alice = trainer(0);

    function setUp() external {
        deployDao();
        staffed(3, 2);
    }

    function test_takes_scores_of_validators_only_and_once() external {
        staffed(0, 3);
        uint256 round = revealedRound(filled(2, 10));
        int256[] memory scores = new int256[](2);
        scores[0] = -5;
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector,
                alice,
                rounds.VALIDATOR_ROLE()
            )
        );
        commitScores(round, alice, "m", 900_000, scores);
        expectEvent(address(rounds));
        bytes32 commitment = scoresCommitment(round, validator(0), "m", 900_000, scores);
        emit ITrainingRounds.ScoresCommitted(round, validator(0), commitment);
        commitScores(round, validator(0), "m", 900_000, scores);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyCommitted.selector, validator(0)));
        commitScores(round, validator(0), "m", 0, scores);
        commitScores(round, validator(2), "m", 0, scores);
        toDisclosures();
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector,
                alice,
                rounds.VALIDATOR_ROLE()
            )
        );
        disclose(round, alice, "m", 900_000, scores);
        expectEvent(address(rounds));
        emit ITrainingRounds.ScoresSubmitted(round, validator(0), "m", 900_000, scores);
        disclose(round, validator(0), "m", 900_000, scores);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyScored.selector, validator(0)));
        disclose(round, validator(0), "m", 900_000, scores);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundNotCommitted.selector, validator(1)));
        disclose(round, validator(1), "m", 900_000, scores);
    }

    /// A validator sees another's commitment and, once it is disclosed, all that was hashed. Neither is of use to it.
    function testFuzz_lets_no_validator_copy_another(int256[2] calldata given, uint256 accuracy, string calldata model)
        external
    {
        uint256 round = revealedRound(filled(2, 10));
        int256[] memory scores = new int256[](2);
        (scores[0], scores[1]) = (given[0] % 1_000_001, given[1] % 1_000_001);
        accuracy = bound(accuracy, 0, 1_000_000);
        vm.assume(bytes(model).length < 100);
        commitScores(round, validator(0), model, accuracy, scores);
        bytes32 seen = scoresCommitment(round, validator(0), model, accuracy, scores);
        vm.prank(validator(1));
        rounds.commitScores(round, seen);
        toDisclosures();
        disclose(round, validator(0), model, accuracy, scores);
        bytes32 own = scoresCommitment(round, validator(1), model, accuracy, scores);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundCommitmentMismatch.selector, seen, own));
        disclose(round, validator(1), model, accuracy, scores);
    }

    function testFuzz_discloses_nothing_but_what_was_committed(
        int256[2] calldata measured,
        int256[2] calldata shown,
        uint256 accuracy,
        uint256 shownAccuracy,
        bool otherModel
    ) external {
        uint256 round = revealedRound(filled(2, 10));
        (int256[] memory a, int256[] memory b) = (new int256[](2), new int256[](2));
        for (uint256 i = 0; i < 2; ++i) (a[i], b[i]) = (measured[i] % 3, shown[i] % 3);
        (accuracy, shownAccuracy) = (accuracy % 2, shownAccuracy % 2);
        commitScores(round, validator(0), "m", accuracy, a);
        toDisclosures();
        bool same = !otherModel && accuracy == shownAccuracy && a[0] == b[0] && a[1] == b[1];
        if (!same) vm.expectPartialRevert(ITrainingRounds.RoundCommitmentMismatch.selector);
        disclose(round, validator(0), otherModel ? "n" : "m", shownAccuracy, b);
        if (same) return;
        disclose(round, validator(0), "m", accuracy, a);
    }

    function test_takes_scores_that_fit_the_updates_and_the_scale() external {
        staffed(0, 6);
        uint256 round = revealedRound(filled(2, 10));
        int256[4] memory scores = [int256(1_000_001), -1_000_001, type(int256).max, type(int256).min];
        int256[] memory given = new int256[](2);
        commitScores(round, validator(0), "m", 0, new int256[](3));
        commitScores(round, validator(1), "m", 1_000_001, given);
        for (uint256 i = 0; i < scores.length; ++i) {
            given[1] = scores[i];
            commitScores(round, validator(2 + i), "m", 0, given);
        }
        toDisclosures();
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundScoreCountWrong.selector, 3, 2));
        disclose(round, validator(0), "m", 0, new int256[](3));
        given[1] = 0;
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAccuracyInvalid.selector, 1_000_001));
        disclose(round, validator(1), "m", 1_000_001, given);
        for (uint256 i = 0; i < scores.length; ++i) {
            given[1] = scores[i];
            vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundScoreInvalid.selector, scores[i]));
            disclose(round, validator(2 + i), "m", 0, given);
        }
    }
}
