// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {PredictionTournament, Score, TournamentTerms} from "../src/tournament/PredictionTournament.sol";
import {TournamentStakes} from "../src/tournament/TournamentStakes.sol";
import {Tournament} from "./fixtures/Tournament.sol";

contract PredictionTournamentTest is Tournament {
    function setUp() external {
        deploy(72_000e18, true, FUND);
    }

    function paysOf(uint256 threshold, uint256 total, int256 corr, int256 mmc, int256 expected) private {
        deploy(threshold, true, FUND);
        assertEq(tournament.payoutOf(1_000e18, total, corr, mmc), expected, "payout");
    }

    /// 1,000 tokens at risk: 0.75 × 0.02 + 2.25 × 0.01 is 3.75 %, at most 5 %, less by the threshold over all at risk.
    function test_pays_what_the_formula_says() external {
        paysOf(72_000e18, 72_000e18, 0.02e9, 0.01e9, 37.5e18);
        paysOf(72_000e18, 144_000e18, 0.02e9, 0.01e9, 18.75e18);
        paysOf(72_000e18, 72_000e18, -0.02e9, -0.01e9, -37.5e18);
        paysOf(72_000e18, 1e18, 0.04e9, 0.02e9, 50e18);
        paysOf(72_000e18, 144_000e18, 0.04e9, 0.02e9, 37.5e18);
        paysOf(72_000e18, 1e18, -0.04e9, -0.02e9, -50e18);
        paysOf(72_000e18, 1e18, -0.03e9, 0.01e9, 0);
        paysOf(36_000e18, 72_000e18, 0.02e9, 0.01e9, 18.75e18);
        paysOf(10_000e18, 72_000e18, 0.02e9, 0.01e9, 5.208_333_333_333e18);
        paysOf(0, 1, 4e9, 4e9, 0);
    }

    function test_burns_nothing_where_it_is_not_to() external {
        deploy(72_000e18, false, FUND);
        assertEq(tournament.payoutOf(1_000e18, 1_000e18, -0.02e9, 0), 0, "loss");
        assertEq(tournament.payoutOf(1_000e18, 1_000e18, 0.02e9, 0), 15e18, "gain");
    }

    function test_pays_a_good_score_from_the_fund() external {
        stake(ann, 1_000e18);
        takePart(ann);
        assertEq(tournament.atRisk(0), 1_000e18, "at risk");
        resolve(0);
        expectEvent(address(tournament));
        emit PredictionTournament.PredictionsScored(0, ann, 0.02e9, 0.01e9, 37.5e18, 0);
        score(0, ann, 0.02e9, 0.01e9);
        assertEq(tournament.stakeOf(ann).staked, 1_037.5e18, "stake");
        assertEq(tournament.fund(), FUND - 37.5e18, "fund");
        assertEq(tournament.totalStaked(), 1_037.5e18, "in all");
    }

    function test_burns_stake_for_a_bad_score() external {
        stake(ann, 1_000e18);
        takePart(ann);
        resolve(0);
        uint256 supply = token.totalSupply();
        score(0, ann, -0.02e9, -0.01e9);
        assertEq(tournament.stakeOf(ann).staked, 962.5e18, "stake");
        assertEq(token.totalSupply(), supply - 37.5e18, "supply");
        assertEq(tournament.fund(), FUND, "fund");
    }

    /// One call pays and burns: what it burns is not there for what it pays.
    function test_pays_no_more_than_the_fund_has() external {
        deploy(72_000e18, true, 10e18);
        stake(ann, 1_000e18);
        stake(ben, 1_000e18);
        commit(0, ann);
        takePart(ben);
        reveal(0, ann);
        resolve(0);
        Score[] memory scores = new Score[](2);
        scores[0] = Score(ben, -0.02e9, 0);
        scores[1] = Score(ann, 0.02e9, 0);
        tournament.score(0, scores);
        assertEq(tournament.stakeOf(ann).staked, 1_010e18, "Ann's");
        assertEq(tournament.stakeOf(ben).staked, 985e18, "Ben's");
        assertEq(tournament.fund(), 0, "fund");
        assertEq(token.balanceOf(address(tournament)), 1_995e18, "held");
    }

    function test_burns_what_waits_to_be_released() external {
        stake(ann, 1_000e18);
        takePart(ann);
        vm.prank(ann);
        tournament.requestRelease(400e18);
        resolve(0);
        expectEvent(address(tournament));
        emit PredictionTournament.PredictionsScored(0, ann, -0.02e9, -0.01e9, -37.5e18, 15e18);
        score(0, ann, -0.02e9, -0.01e9);
        assertEq(tournament.stakeOf(ann).waiting, 385e18, "waiting");
        vm.warp(tournament.stakeOf(ann).releasableAt);
        vm.prank(ann);
        tournament.withdraw();
        assertEq(token.balanceOf(ann), 385e18, "released");
        assertEq(tournament.totalStaked(), 577.5e18, "left");
    }

    function test_releases_stake_a_fixed_time_after_it_was_asked_for() external {
        stake(ann, 100e18);
        vm.startPrank(ann);
        expectEvent(address(tournament));
        emit TournamentStakes.ReleaseRequested(ann, 40e18, block.timestamp + 30 days);
        tournament.requestRelease(40e18);
        uint256 from = block.timestamp;
        vm.warp(from + 10 days);
        tournament.requestRelease(20e18);
        vm.warp(from + 40 days - 1);
        vm.expectRevert(abi.encodeWithSelector(TournamentStakes.TournamentStillWaiting.selector, from + 40 days));
        tournament.withdraw();
        vm.warp(from + 40 days);
        expectEvent(address(tournament));
        emit TournamentStakes.StakeReleased(ann, 60e18);
        tournament.withdraw();
        assertEq(token.balanceOf(ann), 60e18, "released");
        vm.stopPrank();
    }

    function test_what_waits_is_at_risk_in_no_new_round() external {
        stake(ann, 100e18);
        vm.prank(ann);
        tournament.requestRelease(40e18);
        takePart(ann);
        assertEq(tournament.atRisk(0), 60e18, "at risk");
    }

    function test_takes_from_a_stake_no_more_than_there_is() external {
        stake(ann, 100e18);
        takePart(ann);
        vm.prank(ann);
        tournament.requestRelease(100e18);
        vm.warp(block.timestamp + 30 days);
        vm.prank(ann);
        tournament.withdraw();
        tournament.resolve(0, hex"00010204");
        score(0, ann, -0.04e9, -0.02e9);
        assertEq(tournament.stakeOf(ann).staked, 0, "stake");
        assertEq(tournament.totalStaked(), 0, "in all");
    }

    function test_refuses_to_stake_or_release_nothing_or_too_much() external {
        vm.startPrank(ann);
        vm.expectRevert(TournamentStakes.TournamentNothing.selector);
        tournament.stake(0);
        vm.expectRevert(TournamentStakes.TournamentNothing.selector);
        tournament.requestRelease(0);
        vm.expectRevert(TournamentStakes.TournamentNothing.selector);
        tournament.withdraw();
        vm.expectRevert(abi.encodeWithSelector(TournamentStakes.TournamentStakeTooSmall.selector, 1, 0));
        tournament.requestRelease(1);
        vm.stopPrank();
    }

    function test_takes_commitments_and_reveals_in_their_time_alone() external {
        bytes memory closed = abi.encodeWithSelector(PredictionTournament.TournamentRoundClosed.selector, 1);
        vm.expectRevert(closed);
        tournament.commit(1, bytes32(uint256(1)));
        vm.warp(tournament.opensAt(1) + PHASE - 1);
        commit(1, ann);
        vm.expectRevert(closed);
        tournament.reveal(1, hex"004080c0", bytes32(uint256(7)));
        vm.warp(tournament.opensAt(1) + PHASE);
        vm.expectRevert(closed);
        tournament.commit(1, bytes32(uint256(1)));
        reveal(1, ann);
        vm.warp(tournament.opensAt(1) + 2 * PHASE);
        vm.expectRevert(closed);
        tournament.reveal(1, hex"004080c0", bytes32(uint256(7)));
    }

    function test_takes_one_commitment_and_what_was_committed_to() external {
        bytes memory done = abi.encodeWithSelector(PredictionTournament.TournamentAlreadyDone.selector, 0, ann);
        bytes memory other = abi.encodeWithSelector(PredictionTournament.TournamentNotCommitted.selector, 0, ann);
        commit(0, ann);
        vm.startPrank(ann);
        vm.expectRevert(done);
        tournament.commit(0, bytes32(uint256(1)));
        vm.warp(tournament.opensAt(0) + PHASE);
        vm.expectRevert(PredictionTournament.TournamentRowsInvalid.selector);
        tournament.reveal(0, hex"004080", bytes32(uint256(7)));
        vm.expectRevert(other);
        tournament.reveal(0, hex"00408000", bytes32(uint256(7)));
        vm.expectRevert(other);
        tournament.reveal(0, hex"004080c0", bytes32(uint256(8)));
        tournament.reveal(0, hex"004080c0", bytes32(uint256(7)));
        vm.expectRevert(done);
        tournament.reveal(0, hex"004080c0", bytes32(uint256(7)));
        vm.stopPrank();
        // Nobody reveals what somebody else committed to, or without a commitment.
        vm.prank(ben);
        vm.expectRevert(abi.encodeWithSelector(PredictionTournament.TournamentNotCommitted.selector, 0, ben));
        tournament.reveal(0, hex"004080c0", bytes32(uint256(7)));
    }

    function test_publishes_targets_once_when_they_are_known() external {
        bytes memory refused = abi.encodeWithSelector(PredictionTournament.TournamentNotResolvable.selector, 0);
        vm.expectRevert(refused);
        tournament.resolve(0, hex"00010204");
        vm.expectRevert(refused);
        score(0, ann, 0, 0);
        vm.warp(tournament.opensAt(0) + 20 days);
        vm.expectRevert(PredictionTournament.TournamentRowsInvalid.selector);
        tournament.resolve(0, hex"000102");
        vm.expectRevert(PredictionTournament.TournamentRowsInvalid.selector);
        tournament.resolve(0, hex"00010205");
        expectEvent(address(tournament));
        emit PredictionTournament.TargetsResolved(0, hex"00010204");
        tournament.resolve(0, hex"00010204");
        vm.expectRevert(refused);
        tournament.resolve(0, hex"00010204");
    }

    function test_scores_once_whoever_revealed_with_what_can_be_a_score() external {
        bytes memory refused = abi.encodeWithSelector(PredictionTournament.TournamentNotScorable.selector, 0, ann);
        commit(0, ben);
        takePart(ann);
        resolve(0);
        vm.expectRevert(abi.encodeWithSelector(PredictionTournament.TournamentNotScorable.selector, 0, ben));
        score(0, ben, 0, 0);
        int64[2] memory wrong = [int64(4e9 + 1), -4e9 - 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(refused);
            score(0, ann, wrong[i], 0);
            vm.expectRevert(refused);
            score(0, ann, 0, wrong[i]);
        }
        score(0, ann, -4e9, 4e9);
        vm.expectRevert(refused);
        score(0, ann, 0, 0);
    }

    function test_only_the_scorer_publishes() external {
        bytes memory refused = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector,
            ann,
            tournament.SCORER_ROLE()
        );
        vm.startPrank(ann);
        vm.expectRevert(refused);
        tournament.resolve(0, hex"00010204");
        vm.expectRevert(refused);
        tournament.score(0, new Score[](0));
        vm.stopPrank();
    }

    function test_says_its_terms() external view {
        assertEq(tournament.terms().threshold, 72_000e18, "threshold");
        assertEq(tournament.terms().releaseSeconds, 30 days, "release");
    }

    function refuses(TournamentTerms memory terms) private {
        vm.expectRevert(PredictionTournament.TournamentTermsInvalid.selector);
        new PredictionTournament(token, terms, address(this));
    }

    function test_refuses_terms_that_make_no_tournament() external {
        TournamentTerms memory terms = termsOf(1, true);
        terms.commitSeconds = 0;
        refuses(terms);
        terms = termsOf(1, true);
        terms.revealSeconds = 0;
        refuses(terms);
        terms = termsOf(1, true);
        terms.revealSeconds = WEEK - PHASE + 1;
        refuses(terms);
        terms = termsOf(1, true);
        terms.resolutionSeconds = 2 * PHASE - 1;
        refuses(terms);
        terms = termsOf(1, true);
        terms.releaseSeconds = 20 days - 1;
        refuses(terms);
        terms = termsOf(1, true);
        terms.rows = 0;
        refuses(terms);
        terms = termsOf(1, true);
        terms.limitBps = 10_001;
        refuses(terms);
    }

    /// No payout is more than the limit of what is at risk, and a loss is a gain with its sign turned.
    function testFuzz_payouts_are_limited_and_even(uint256 risked, uint256 total, int64 corr, int64 mmc) external view {
        risked = bound(risked, 0, 1e27);
        total = bound(total, risked, 1e28);
        vm.assume(corr != type(int64).min && mmc != type(int64).min);
        int256 payout = tournament.payoutOf(risked, total, corr, mmc);
        uint256 size = uint256(payout < 0 ? -payout : payout);
        assertLe(size, risked / 20, "limit");
        assertEq(tournament.payoutOf(risked, total, -int256(corr), -int256(mmc)), -payout, "even");
    }

    /// A stake of any size that scores anything ends as what it was and its payout, and no other token moves.
    function testFuzz_scores_move_what_they_say(uint256 amount, uint256 asked, int64 corr, int64 mmc) external {
        amount = bound(amount, 1, 500_000e18);
        asked = bound(asked, 0, amount);
        corr = int64(int256(bound(uint256(int256(corr)), 0, 8e9)) - 4e9);
        mmc = int64(int256(bound(uint256(int256(mmc)), 0, 8e9)) - 4e9);
        stake(ann, amount);
        takePart(ann);
        if (asked > 0) {
            vm.prank(ann);
            tournament.requestRelease(asked);
        }
        resolve(0);
        int256 due = tournament.payoutOf(amount, amount, corr, mmc);
        score(0, ann, corr, mmc);
        if (due > int256(FUND)) due = int256(FUND);
        uint256 staked = tournament.stakeOf(ann).staked;
        assertEq(int256(staked), int256(amount) + due, "stake");
        assertLe(tournament.stakeOf(ann).waiting, asked, "waiting");
        assertEq(tournament.fund(), due > 0 ? FUND - uint256(due) : FUND, "fund");
        assertEq(token.balanceOf(address(tournament)), tournament.fund() + staked, "held");
        assertEq(token.totalSupply(), token.balanceOf(address(tournament)), "supply");
    }
}
