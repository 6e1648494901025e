// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BondingCurve, CurveTerms} from "../src/curve/BondingCurve.sol";
import {Curves} from "./fixtures/Curves.sol";

contract BondingCurveTest is Curves {
    function setUp() external {
        setUpAssets();
    }

    /// R/S² constant; R = 1, S = 1: the supply at R = 2 is √2, and the price at R = 1 is 2.
    function test_published_figures_of_a_square_curve() external {
        opened(2, 0, 1e18);
        assertEq(curve.price(), 2e18, "price");
        assertEq(curve.supplyAt(2e18), 1_414_213_562_373_095_048, "supply at twice the reserve");
        assertEq(buy(ben, 1e18), 414_213_562_373_095_048, "bought");
        assertEq(curve.supply(), 1_414_213_562_373_095_048, "supply");
        assertEq(sell(ben, 414_213_562_373_095_048), 1e18, "sold: what was paid, as the supply is the first again");
    }

    function test_cubes_and_straight_lines() external {
        opened(3, 0, 1e18);
        assertEq(curve.price(), 3e18, "price of a cube");
        assertEq(curve.supplyAt(8e18), 2e18, "supply at eight times the reserve");
        assertEq(curve.supplyAt(8e18 - 1), 2e18 - 1, "rounded down");
        assertEq(curve.reserveAt(2e18), 8e18, "reserve of twice the supply");
        opened(1, 0, 1e18);
        assertEq(curve.price(), 1e18, "price of a line");
        assertEq(buy(ben, 5e18), 5e18, "bought at one price");
    }

    function test_the_treasury_gets_its_part_of_the_hatch_of_buying_and_of_selling() external {
        opened(2, 1_000, 100e18);
        assertEq(coin.balanceOf(treasury), 10e18, "of the hatch");
        assertEq(curve.reserve(), 90e18, "reserve");
        assertEq(token.balanceOf(ann), 100e18, "hatched");
        buy(ben, 100e18);
        assertEq(coin.balanceOf(treasury), 20e18, "of buying");
        uint256 got = sell(ben, token.balanceOf(ben));
        assertEq(coin.balanceOf(treasury), 29e18, "of selling");
        assertLe(got, 81e18, "never more than what is left");
        assertLe(81e18 - got, 2, "but for rounding");
    }

    function test_gives_back_what_a_hatch_brought_that_brought_too_little() external {
        CurveTerms memory terms = termsOf(2, 0);
        terms.minimumRaise = 10e18;
        create(terms);
        contribute(ann, 4e18);
        contribute(ben, 5e18);
        vm.expectRevert(abi.encodeWithSelector(BondingCurve.CurveHatchTime.selector, terms.hatchEnd));
        curve.open();
        vm.warp(terms.hatchEnd);
        expectEvent(address(curve));
        emit BondingCurve.HatchFailed(9e18);
        curve.open();
        vm.startPrank(ann);
        curve.claim();
        assertEq(coin.balanceOf(ann), 4e18, "back");
        vm.expectRevert(BondingCurve.CurveNothing.selector);
        curve.claim();
        vm.expectRevert(abi.encodeWithSelector(BondingCurve.CurveWrongPhase.selector, BondingCurve.Phase.Failed));
        curve.buy(1, 0);
        vm.stopPrank();
    }

    function test_nobody_contributes_after_the_hatch_or_claims_before_its_end() external {
        create(termsOf(2, 0));
        contribute(ann, 1e18);
        vm.expectRevert(BondingCurve.CurveNothing.selector);
        curve.contribute(0);
        vm.prank(ann);
        vm.expectRevert(abi.encodeWithSelector(BondingCurve.CurveWrongPhase.selector, BondingCurve.Phase.Hatching));
        curve.claim();
        vm.warp(block.timestamp + 7 days);
        vm.expectRevert(abi.encodeWithSelector(BondingCurve.CurveHatchTime.selector, block.timestamp));
        curve.contribute(1);
    }

    function test_refuses_to_give_less_than_was_asked_for_and_to_take_more_than_it_made() external {
        opened(2, 0, 1e18);
        coin.mint(ben, 1e18);
        vm.startPrank(ben);
        coin.approve(address(curve), 1e18);
        vm.expectPartialRevert(BondingCurve.CurveTooLittle.selector);
        curve.buy(1e18, 1e18);
        vm.expectRevert(BondingCurve.CurveNothing.selector);
        curve.buy(0, 0);
        vm.stopPrank();
        vm.startPrank(ann);
        vm.expectRevert(BondingCurve.CurveNothing.selector);
        curve.sell(0, 0);
        vm.expectRevert(abi.encodeWithSelector(BondingCurve.CurveTooMuch.selector, 1e18 + 1, 1e18));
        curve.sell(1e18 + 1, 0);
        vm.expectPartialRevert(BondingCurve.CurveTooLittle.selector);
        curve.sell(1e18, 1e18 + 1);
        vm.stopPrank();
    }

    function test_the_last_token_takes_the_last_coin() external {
        opened(2, 0, 1e18);
        assertEq(sell(ann, 1e18), 1e18, "all");
        assertEq(curve.reserve(), 0, "empty");
        assertEq(curve.price(), 0, "no price");
        assertEq(buy(ben, 1e18), 1e18, "and it begins again");
    }

    function test_refuses_terms_that_make_no_curve() external {
        CurveTerms[4] memory terms = [termsOf(0, 0), termsOf(4, 0), termsOf(2, 10_000), termsOf(2, 0)];
        terms[3].hatchPrice = 0;
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(BondingCurve.CurveTermsInvalid.selector);
            new BondingCurve(token, coin, treasury, terms[i]);
        }
    }

    function testFuzz_a_round_trip_never_profits(uint8 exponent, uint256 hatch, uint256 coins, uint256 parts) external {
        opened(uint8(bound(exponent, 1, 3)), 0, bound(hatch, 1e6, 1_000_000e18));
        coins = bound(coins, 1e6, 1_000_000e18);
        parts = bound(parts, 1, 4);
        uint256 got;
        uint256 paid;
        for (uint256 i = 0; i < parts; ++i) {
            if (curve.supplyAt(curve.reserve() + coins) <= curve.supply()) continue;
            buy(ben, coins);
            paid += coins;
        }
        for (uint256 tokens = token.balanceOf(ben); tokens > 0; tokens = token.balanceOf(ben)) {
            got += sell(ben, (tokens + 1) / 2);
        }
        assertLe(got, paid, "no more than was paid");
    }

    function testFuzz_the_supply_is_the_largest_that_the_reserve_covers(uint8 exponent, uint256 reserve_) external {
        opened(uint8(bound(exponent, 1, 3)), 0, 1_000e18);
        reserve_ = bound(reserve_, 0, 1_000_000_000e18);
        uint256 supply_ = curve.supplyAt(reserve_);
        assertLe(curve.reserveAt(supply_), reserve_, "covered");
        assertLe(reserve_ + 1, curve.reserveAt(supply_ + 1), "and not a wei more");
    }
}
