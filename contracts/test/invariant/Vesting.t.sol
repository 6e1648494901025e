// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {GroupVestingWallet} from "../../src/vesting/GroupVestingWallet.sol";
import {ScheduledVestingWallet} from "../../src/vesting/ScheduledVestingWallet.sol";
import {VestingSchedule} from "../../src/vesting/VestingSchedule.sol";
import {Test} from "../Test.sol";

/// @dev A wallet of each shape with a beneficiary of its own, a group of four, and a clock. Anybody claims for anybody,
/// beneficiaries delegate and spend.
contract VestingHandler is Test {
    uint256 public constant WALLETS = 3;
    uint256 public constant MEMBERS = 4;
    uint256 public constant ALLOCATION = 1_000_000e18 + 1;

    GovernanceToken public immutable TOKEN;
    ScheduledVestingWallet[] public wallets;
    GroupVestingWallet public group;
    /// @dev What was seen paid to each, by a look at balances.
    mapping(address account => uint256) public paid;
    mapping(address account => uint256) public spent;

    constructor(GovernanceToken token) {
        TOKEN = token;
        for (uint256 i = 0; i < WALLETS; ++i) {
            wallets.push(new ScheduledVestingWallet(beneficiary(i), terms(i), IVotes(address(token))));
        }
        address[] memory members = new address[](MEMBERS);
        uint256[] memory amounts = new uint256[](MEMBERS);
        for (uint256 i = 0; i < MEMBERS; ++i) {
            (members[i], amounts[i]) = (member(i), grant(i));
        }
        group = new GroupVestingWallet(token, terms(1), members, amounts, member(0));
    }

    function terms(uint256 shape) public view returns (VestingSchedule.Terms memory) {
        uint64 period = shape == 0 ? 0 : 30 days;
        return
            VestingSchedule.Terms(uint64(block.timestamp), 720 days, 90 days, VestingSchedule.Shape(shape), period);
    }

    function beneficiary(uint256 number) public pure returns (address) {
        return named("beneficiary", number % WALLETS);
    }

    function member(uint256 number) public pure returns (address) {
        return named("member", number % MEMBERS);
    }

    function grant(uint256 number) public pure returns (uint256) {
        return 1e24 / (3 + (number % MEMBERS));
    }

    function claim(uint256 which, address caller) external {
        ScheduledVestingWallet wallet = wallets[which % WALLETS];
        uint256 before = TOKEN.balanceOf(beneficiary(which));
        vm.prank(caller);
        wallet.release(address(TOKEN));
        paid[beneficiary(which)] += TOKEN.balanceOf(beneficiary(which)) - before;
    }

    function claimForMember(uint256 which, address caller) external {
        if (group.releasable(member(which)) == 0) return;
        uint256 before = TOKEN.balanceOf(member(which));
        vm.prank(caller);
        group.release(member(which));
        paid[member(which)] += TOKEN.balanceOf(member(which)) - before;
    }

    function delegate(uint256 which, uint256 to) external {
        vm.prank(beneficiary(which));
        wallets[which % WALLETS].delegate(member(to));
    }

    function delegateForGroup(uint256 to) external {
        vm.prank(member(0));
        group.delegate(member(to));
    }

    function delegateOwn(uint256 which, uint256 to) external {
        vm.prank(member(which));
        TOKEN.delegate(member(to));
    }

    function spend(uint256 which, uint256 amount) external {
        address from = beneficiary(which);
        amount = bound(amount, 0, TOKEN.balanceOf(from));
        vm.prank(from);
        TOKEN.transfer(named("market"), amount);
        spent[from] += amount;
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 60 days));
    }
}

contract VestingInvariantTest is Test {
    GovernanceToken private token;
    VestingHandler private handler;

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000_000_000e18, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        handler = new VestingHandler(token);
        for (uint256 i = 0; i < handler.WALLETS(); ++i) {
            token.mint(address(handler.wallets(i)), handler.ALLOCATION());
        }
        token.mint(address(handler.group()), handler.group().total());
        _target(address(handler));
    }

    function invariant_released_is_at_most_vested_and_vested_at_most_the_allocation() external view {
        uint64 time = uint64(block.timestamp);
        for (uint256 i = 0; i < handler.WALLETS(); ++i) {
            ScheduledVestingWallet wallet = handler.wallets(i);
            uint256 vested = wallet.vestedAmount(address(token), time);
            assertLe(wallet.released(address(token)), vested, "released");
            assertLe(vested, handler.ALLOCATION(), "vested");
            if (time < wallet.cliff()) assertEq(vested, 0, "before the cliff");
            if (time >= wallet.end()) assertEq(vested, handler.ALLOCATION(), "at the end");
        }
        GroupVestingWallet group = handler.group();
        for (uint256 i = 0; i < handler.MEMBERS(); ++i) {
            address member = handler.member(i);
            uint256 vested = group.vestedAmount(member, time);
            assertLe(group.released(member), vested, "a member's released");
            assertLe(vested, group.granted(member), "a member's vested");
        }
    }

    function invariant_what_leaves_a_wallet_reaches_its_beneficiary_and_nobody_else() external view {
        for (uint256 i = 0; i < handler.WALLETS(); ++i) {
            address beneficiary = handler.beneficiary(i);
            ScheduledVestingWallet wallet = handler.wallets(i);
            uint256 kept = token.balanceOf(address(wallet));
            assertEq(kept + handler.paid(beneficiary), handler.ALLOCATION(), "conserved");
            assertEq(token.balanceOf(beneficiary) + handler.spent(beneficiary), handler.paid(beneficiary), "got");
        }
    }

    function invariant_the_group_owes_no_more_than_it_holds() external view {
        GroupVestingWallet group = handler.group();
        uint256 released = 0;
        for (uint256 i = 0; i < handler.MEMBERS(); ++i) {
            released += group.released(handler.member(i));
            assertEq(token.balanceOf(handler.member(i)), handler.paid(handler.member(i)), "got");
        }
        assertEq(group.totalReleased(), released, "released");
        assertEq(token.balanceOf(address(group)), group.total() - released, "held");
    }

    /// Locked or not, a token votes once at most.
    function invariant_there_are_no_more_votes_than_tokens() external view {
        uint256 votes = 0;
        uint256 held = token.balanceOf(address(handler.group()));
        for (uint256 i = 0; i < handler.WALLETS(); ++i) {
            held += token.balanceOf(address(handler.wallets(i)));
        }
        for (uint256 i = 0; i < handler.MEMBERS(); ++i) {
            votes += token.getVotes(handler.member(i));
            held += token.balanceOf(handler.member(i));
        }
        assertLe(votes, held, "votes");
    }
}
