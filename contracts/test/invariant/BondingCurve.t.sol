// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BondingCurve} from "../../src/curve/BondingCurve.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";
import {Curves} from "../fixtures/Curves.sol";

/// @dev Buys and sells for three accounts, and counts what went in and came out.
contract CurveTraders is Test {
    BondingCurve private immutable CURVE;
    StableCoin private immutable COIN;
    GovernanceToken private immutable TOKEN;
    uint256 public paidIn;
    uint256 public paidOut;

    constructor(BondingCurve curve, StableCoin coin, GovernanceToken token) {
        (CURVE, COIN, TOKEN) = (curve, coin, token);
    }

    function buy(uint256 who, uint256 coins) external {
        address account = named("trader", who % 3);
        coins = bound(coins, 1e9, 10_000e18);
        COIN.mint(account, coins);
        vm.startPrank(account);
        COIN.approve(address(CURVE), coins);
        CURVE.buy(coins, 0);
        vm.stopPrank();
        paidIn += coins;
    }

    function sell(uint256 who, uint256 tokens) external {
        address account = named("trader", who % 3);
        tokens = bound(tokens, 0, TOKEN.balanceOf(account));
        if (tokens == 0) return;
        vm.startPrank(account);
        TOKEN.approve(address(CURVE), tokens);
        paidOut += CURVE.sell(tokens, 0);
        vm.stopPrank();
    }
}

contract BondingCurveInvariantTest is Curves {
    uint256 private constant HATCH = 1_000e18;
    CurveTraders private traders;

    function setUp() external {
        setUpAssets();
        opened(2, 500, HATCH);
        traders = new CurveTraders(curve, coin, token);
        coin.grantRole(coin.MINTER_ROLE(), address(traders));
        _target(address(traders));
    }

    function invariant_the_reserve_is_there_and_buys_back_all_that_was_made() external view {
        assertEq(coin.balanceOf(address(curve)), curve.reserve(), "there");
        assertLe(curve.reserveAt(curve.supply()), curve.reserve(), "enough");
        assertEq(token.totalSupply(), curve.supply(), "made");
    }

    function invariant_coins_in_are_coins_out() external view {
        uint256 kept = coin.balanceOf(treasury) + curve.reserve();
        assertEq(HATCH + traders.paidIn(), kept + traders.paidOut(), "coins");
    }
}
