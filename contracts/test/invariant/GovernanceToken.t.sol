// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";

/// @dev Four holders who mint, move, burn and delegate.
contract TokenHandler is Test {
    uint256 public constant HOLDERS = 4;

    GovernanceToken public immutable TOKEN;
    uint256 public minted;
    uint256 public burnt;

    constructor(GovernanceToken token) {
        TOKEN = token;
    }

    function holder(uint256 number) public pure returns (address) {
        return named("holder", number % HOLDERS);
    }

    function mint(uint256 to, uint256 amount) external {
        amount = bound(amount, 0, TOKEN.cap() - TOKEN.totalSupply());
        TOKEN.mint(holder(to), amount);
        minted += amount;
    }

    function move(uint256 from, uint256 to, uint256 amount) external {
        amount = bound(amount, 0, TOKEN.balanceOf(holder(from)));
        vm.prank(holder(from));
        TOKEN.transfer(holder(to), amount);
    }

    function burn(uint256 from, uint256 amount) external {
        amount = bound(amount, 0, TOKEN.balanceOf(holder(from)));
        vm.prank(holder(from));
        TOKEN.burn(amount);
        burnt += amount;
    }

    function delegate(uint256 from, uint256 to) external {
        // One in five takes its votes back.
        vm.prank(holder(from));
        TOKEN.delegate(to % 5 == 4 ? address(0) : holder(to));
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 0, 30 days));
    }
}

contract GovernanceTokenInvariantTest is Test {
    GovernanceToken private token;
    TokenHandler private handler;

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000e18, address(this));
        handler = new TokenHandler(token);
        token.grantRole(token.MINTER_ROLE(), address(handler));
        _target(address(handler));
    }

    function invariant_balances_add_up_to_the_supply_under_the_cap() external view {
        uint256 held;
        for (uint256 i = 0; i < handler.HOLDERS(); ++i) {
            held += token.balanceOf(handler.holder(i));
        }
        assertEq(held, token.totalSupply(), "held");
        assertEq(handler.minted() - handler.burnt(), token.totalSupply(), "minted less burnt");
        assertLe(token.totalSupply(), token.cap(), "supply");
    }

    function invariant_an_account_votes_with_what_is_delegated_to_it() external view {
        uint256 count = handler.HOLDERS();
        for (uint256 i = 0; i < count; ++i) {
            uint256 delegated;
            for (uint256 j = 0; j < count; ++j) {
                address from = handler.holder(j);
                if (token.delegates(from) == handler.holder(i)) delegated += token.balanceOf(from);
            }
            assertEq(token.getVotes(handler.holder(i)), delegated, "votes");
        }
    }
}
