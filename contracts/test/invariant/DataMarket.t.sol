// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DataMarket} from "../../src/datatokens/DataMarket.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {DataMarkets} from "../fixtures/DataMarkets.sol";

/// @dev A publisher, a marketplace and two buyers who do what they may in any order; what they may not changes nothing.
contract DataMarketHandler is DataMarkets {
    uint256 public assets;
    uint256 public orders;
    uint256 public charged;
    mapping(uint256 asset => uint256) public sold;
    mapping(uint256 asset => uint256) public used;

    constructor() {
        openMarket(address(this));
    }

    function coinOf() external view returns (StableCoin) {
        return coin;
    }

    function marketOf() external view returns (DataMarket) {
        return dataMarket;
    }

    function quoteAgain(uint256 time) external {
        quoteFor(bound(time, 0, 30 days));
    }

    function publishSome(uint128 price) external {
        if (assets > 5) return;
        quoteFor(1 days);
        publish(coin, uint128(bound(price, 1, 1e30)));
        ++assets;
    }

    function setAnother(uint256 asset, uint128 price) external {
        if (assets == 0) return;
        vm.prank(publisher());
        dataMarket.setPrice(asset % assets, uint128(bound(price, 1, 1e30)));
    }

    function buySome(uint256 asset, uint256 who) external {
        if (assets == 0) return;
        asset %= assets;
        (uint256 price, uint256 communityFee, uint256 marketFee) = dataMarket.costOf(asset);
        buy(asset, who % 2);
        charged += price + communityFee + marketFee;
        ++sold[asset];
    }

    function orderSome(uint256 asset, uint256 who) external {
        if (assets == 0) return;
        asset %= assets;
        vm.prank(buyer(who % 2));
        try dataMarket.startOrder(asset, FEE) {
            charged += FEE;
            ++used[asset];
            ++orders;
        } catch {}
    }

    function reuseSome(uint256 number, uint256 who) external {
        if (orders == 0) return;
        vm.prank(buyer(who % 2));
        try dataMarket.reuseOrder(number % orders, FEE) {
            charged += FEE;
        } catch {}
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 0, 6 days));
    }
}

contract DataMarketInvariantTest is DataMarkets {
    DataMarketHandler private handler;

    function setUp() external {
        handler = new DataMarketHandler();
        (coin, dataMarket) = (handler.coinOf(), handler.marketOf());
        _target(address(handler));
    }

    function invariant_parts_sum_to_what_was_charged_and_nothing_stays() external view {
        uint256 got = coin.balanceOf(publisher()) + coin.balanceOf(provider()) + coin.balanceOf(community());
        assertEq(got, handler.charged(), "charged");
        assertEq(coin.balanceOf(address(dataMarket)), 0, "kept");
    }

    function invariant_every_order_used_a_datatoken_up() external view {
        for (uint256 i = 0; i < handler.assets(); ++i) {
            assertEq(datatoken(i).totalSupply(), (handler.sold(i) - handler.used(i)) * 1e18, "supply");
        }
    }

    function invariant_nobody_is_served_longer_than_one_service_past_the_end() external view {
        for (uint256 i = 0; i < handler.orders(); ++i) {
            DataMarket.Order memory one = dataMarket.orderOf(i);
            assertLe(one.servedUntil, uint256(one.endsAt) + SERVICE, "served");
        }
    }
}
