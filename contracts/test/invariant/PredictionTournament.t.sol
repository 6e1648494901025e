// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {PredictionTournament, Score} from "../../src/tournament/PredictionTournament.sol";
import {Tournament} from "../fixtures/Tournament.sol";

/// @dev Stakes, predicts, asks for stake back, takes it and is scored anyhow, for three accounts in any order.
contract Participants is Tournament {
    uint256 public spent;
    mapping(uint256 round => bool) private _resolved;

    constructor(PredictionTournament tournament_, GovernanceToken token_) {
        (tournament, token) = (tournament_, token_);
    }

    function participant(uint256 who) public pure returns (address) {
        return named("participant", who % 3);
    }

    function raise(uint256 who, uint256 amount) external {
        amount = bound(amount, 1, 50_000e18);
        stake(participant(who), amount);
        spent += amount;
    }

    /// @dev A round a call: commitments, reveals of some, and time until the next.
    function play(uint256 some) external {
        uint256 round = (block.timestamp - tournament.opensAt(0)) / WEEK + 1;
        vm.warp(tournament.opensAt(round));
        for (uint256 who = 0; who < 3; ++who) commit(round, participant(who));
        vm.warp(block.timestamp + PHASE);
        for (uint256 who = 0; who < 3; ++who) if ((some >> who) & 1 == 0) reveal(round, participant(who));
    }

    function ask(uint256 who, uint256 amount) external {
        address account = participant(who);
        uint256 available = tournament.stakeOf(account).staked - tournament.stakeOf(account).waiting;
        if (available == 0) return;
        vm.prank(account);
        tournament.requestRelease(bound(amount, 1, available));
    }

    function take(uint256 who) external {
        vm.prank(participant(who));
        try tournament.withdraw() {} catch {}
    }

    function publish(uint256 round, uint256 who, int64 corr, int64 mmc) external {
        uint256 current = (block.timestamp - tournament.opensAt(0)) / WEEK;
        if (current < 4) return;
        round = bound(round, 1, current - 3);
        if (!_resolved[round]) tournament.resolve(round, hex"00010204");
        _resolved[round] = true;
        Score[] memory scores = new Score[](1);
        scores[0] = Score(participant(who), corr % 4e9, mmc % 4e9);
        try tournament.score(round, scores) {} catch {}
    }
}

contract PredictionTournamentInvariantTest is Tournament {
    Participants private participants;

    function setUp() external {
        deploy(72_000e18, true, FUND);
        participants = new Participants(tournament, token);
        token.grantRole(token.MINTER_ROLE(), address(participants));
        tournament.grantRole(tournament.SCORER_ROLE(), address(participants));
        _target(address(participants));
    }

    /// What it holds is the fund and all stakes; no more of a stake waits than there is of it.
    function invariant_stakes_add_up_and_are_there() external view {
        uint256 sum;
        for (uint256 who = 0; who < 3; ++who) {
            address account = participants.participant(who);
            sum += tournament.stakeOf(account).staked;
            assertLe(tournament.stakeOf(account).waiting, tournament.stakeOf(account).staked, "waiting");
        }
        assertEq(tournament.totalStaked(), sum, "in all");
        assertLe(sum, token.balanceOf(address(tournament)), "held");
    }

    /// Nothing but burning takes tokens away, and the fund only ever pays.
    function invariant_no_token_is_made_or_lost() external view {
        uint256 out;
        for (uint256 who = 0; who < 3; ++who) out += token.balanceOf(participants.participant(who));
        assertEq(token.balanceOf(address(tournament)) + out, token.totalSupply(), "everybody's");
        assertLe(token.totalSupply(), FUND + participants.spent(), "supply");
        assertLe(tournament.fund(), FUND, "fund");
    }
}
