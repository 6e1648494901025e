// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {UsesOfData} from "../src/charter/UsesOfData.sol";
import {DataMarket} from "../src/datatokens/DataMarket.sol";
import {Datatoken} from "../src/datatokens/Datatoken.sol";
import {DataMarkets} from "./fixtures/DataMarkets.sol";

/// @dev A timelock whose charter allows inference alone.
contract InferenceOnly {
    function charter() external view returns (address) {
        return address(this);
    }

    function purposeAllowed(bytes32 purpose) external pure returns (bool) {
        return purpose == "inference";
    }
}

contract DataMarketTest is DataMarkets {
    function setUp() external {
        openMarket(address(this));
    }

    function test_publishing_makes_an_nft_that_owns_a_clone_of_the_datatoken() external {
        uint256 asset = publish(coin, PRICE);
        Datatoken token = datatoken(asset);
        assertEq(dataMarket.ownerOf(asset), publisher(), "owner of the NFT");
        assertEq(token.owner(), publisher(), "owner of the token");
        assertEq(token.asset(), asset, "asset");
        assertEq(token.name(), "Datatoken 0", "name");
        assertEq(token.symbol(), "DT0", "symbol");
        assertEq(address(token).code.length, 45, "an ERC-1167 clone is 45 bytes long");
        vm.prank(publisher());
        dataMarket.transferFrom(publisher(), buyer(1), asset);
        assertEq(token.owner(), buyer(1), "the token goes with the NFT");
    }

    function test_a_listing_has_bytes_a_base_a_price_and_a_marketplace_whose_quote_holds() external {
        address by = provider();
        vm.expectRevert(DataMarket.DataListingInvalid.selector);
        dataMarket.publish("", 200, coin, PRICE, by);
        vm.expectRevert(DataMarket.DataListingInvalid.selector);
        dataMarket.publish("bafy", 200, IERC20(address(0)), PRICE, by);
        vm.expectRevert(DataMarket.DataListingInvalid.selector);
        dataMarket.publish("bafy", 200, coin, 0, by);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataQuoteMissing.selector, address(this)));
        dataMarket.publish("bafy", 200, coin, PRICE, address(this));
        vm.warp(block.timestamp + 31 days);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataQuoteMissing.selector, by));
        dataMarket.publish("bafy", 200, coin, PRICE, by);
    }

    function test_a_quote_serves_for_some_time_is_not_over_and_takes_at_most_half() external {
        uint48 later = uint48(block.timestamp + 1);
        vm.expectRevert(DataMarket.DataQuoteInvalid.selector);
        dataMarket.quote(5_001, FEE, SERVICE, later);
        vm.expectRevert(DataMarket.DataQuoteInvalid.selector);
        dataMarket.quote(100, FEE, 0, later);
        vm.expectRevert(DataMarket.DataQuoteInvalid.selector);
        dataMarket.quote(100, FEE, SERVICE, uint48(block.timestamp - 1));
        dataMarket.quote(5_000, FEE, SERVICE, later);
        assertEq(dataMarket.quoteOf(address(this)).marketFeeBps, 5_000, "half");
    }

    function test_fees_come_on_top_of_the_price_and_go_where_they_belong() external {
        uint256 asset = publish(coin, PRICE);
        vm.prank(buyer(0));
        expectEvent(address(dataMarket));
        emit DataMarket.Bought(asset, buyer(0), 100e18, 0.1e18, 1e18);
        dataMarket.buy(asset, 101.1e18);
        assertEq(coin.balanceOf(publisher()), 100e18, "publisher");
        assertEq(coin.balanceOf(community()), 0.1e18, "0.1 % in the approved coin");
        assertEq(coin.balanceOf(provider()), 1e18, "marketplace");
        assertEq(datatoken(asset).balanceOf(buyer(0)), 1e18, "one datatoken");
    }

    function test_the_dao_takes_twice_as_much_in_what_it_did_not_approve() external {
        uint256 asset = publish(other, PRICE);
        buy(asset, 0);
        assertEq(other.balanceOf(community()), 0.2e18, "0.2 %");
    }

    function test_nobody_pays_more_than_it_agreed_to() external {
        uint256 asset = publish(coin, PRICE);
        vm.startPrank(buyer(0));
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataTooDear.selector, 101.1e18, 101e18));
        dataMarket.buy(asset, 101e18);
        dataMarket.buy(asset, 101.1e18);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataTooDear.selector, FEE, FEE - 1));
        dataMarket.startOrder(asset, FEE - 1);
        vm.stopPrank();
    }

    function test_the_owner_sets_the_price() external {
        uint256 asset = publish(coin, PRICE);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataNotOwner.selector, address(this)));
        dataMarket.setPrice(asset, 1);
        vm.startPrank(publisher());
        vm.expectRevert(DataMarket.DataListingInvalid.selector);
        dataMarket.setPrice(asset, 0);
        expectEvent(address(dataMarket));
        emit DataMarket.PriceSet(asset, 50e18);
        dataMarket.setPrice(asset, 50e18);
        vm.stopPrank();
        (uint256 price, , ) = dataMarket.costOf(asset);
        assertEq(price, 50e18, "price");
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataAssetUnknown.selector, 1));
        dataMarket.costOf(1);
    }

    function test_an_order_burns_one_datatoken_and_pays_for_serving() external {
        uint256 asset = publish(coin, PRICE);
        buy(asset, 0);
        uint256 before = coin.balanceOf(provider());
        assertEq(order(asset, 0), 0, "first order");
        assertEq(datatoken(asset).totalSupply(), 0, "burnt");
        assertEq(coin.balanceOf(provider()) - before, FEE, "served");
        DataMarket.Order memory own = dataMarket.orderOf(0);
        assertEq(own.consumer, buyer(0), "consumer");
        assertEq(own.servedUntil, block.timestamp + SERVICE, "served until");
        assertEq(own.endsAt, block.timestamp + STANDS, "ends at");
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, buyer(0), 0, 1e18)
        );
        vm.prank(buyer(0));
        dataMarket.startOrder(asset, FEE);
    }

    function test_serving_again_costs_its_fee_alone_as_long_as_the_order_stands() external {
        uint256 asset = publish(coin, PRICE);
        buy(asset, 0);
        order(asset, 0);
        uint256 before = coin.balanceOf(buyer(0));
        uint256 began = block.timestamp;
        reuse(0, 0);
        assertEq(before - coin.balanceOf(buyer(0)), FEE, "the provider's fee alone");
        assertEq(dataMarket.orderOf(0).servedUntil, began + 2 * SERVICE, "after what was paid before");
        vm.warp(began + 10 days);
        reuse(0, 0);
        assertEq(dataMarket.orderOf(0).servedUntil, began + 10 days + SERVICE, "from now on");
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataOrderOver.selector, 0));
        vm.prank(buyer(0));
        dataMarket.reuseOrder(0, FEE);
    }

    function test_an_order_is_reused_by_its_consumer_before_it_is_over() external {
        uint256 asset = publish(coin, PRICE);
        buy(asset, 0);
        order(asset, 0);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataOrderOver.selector, 0));
        vm.prank(buyer(1));
        dataMarket.reuseOrder(0, FEE);
        vm.warp(block.timestamp + STANDS);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataOrderOver.selector, 0));
        vm.prank(buyer(0));
        dataMarket.reuseOrder(0, FEE);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataOrderUnknown.selector, 1));
        dataMarket.orderOf(1);
    }

    function test_no_order_is_taken_at_a_quote_that_is_over() external {
        uint256 asset = publish(coin, PRICE);
        buy(asset, 0);
        vm.warp(block.timestamp + 31 days);
        vm.expectRevert(abi.encodeWithSelector(DataMarket.DataQuoteMissing.selector, provider()));
        vm.prank(buyer(0));
        dataMarket.startOrder(asset, FEE);
    }

    function test_a_charter_that_does_not_name_training_forbids_orders() external {
        openMarket(address(new InferenceOnly()));
        uint256 asset = publish(coin, PRICE);
        buy(asset, 0);
        vm.expectRevert(abi.encodeWithSelector(UsesOfData.CharterUseForbidden.selector, bytes32("training")));
        vm.prank(buyer(0));
        dataMarket.startOrder(asset, FEE);
    }

    function test_only_the_market_makes_and_burns_datatokens_and_only_once_is_a_clone_begun() external {
        Datatoken token = datatoken(publish(coin, PRICE));
        vm.expectRevert(abi.encodeWithSelector(Datatoken.DatatokenNotMarket.selector, address(this)));
        token.mint(address(this), 1);
        vm.expectRevert(abi.encodeWithSelector(Datatoken.DatatokenNotMarket.selector, address(this)));
        token.burn(address(this), 1);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        token.initialize(address(this), 7);
        Datatoken template = Datatoken(dataMarket.TEMPLATE());
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        template.initialize(address(this), 7);
    }

    function testFuzz_what_a_buyer_pays_is_what_the_others_get(uint128 price, uint16 marketFeeBps, bool approved) external {
        price = uint128(bound(price, 1, type(uint128).max));
        vm.prank(provider());
        dataMarket.quote(uint16(bound(marketFeeBps, 0, 5_000)), FEE, SERVICE, uint48(block.timestamp + 1));
        IERC20 base = approved ? coin : other;
        uint256 asset = publish(approved ? coin : other, price);
        uint256 before = base.balanceOf(buyer(0));
        buy(asset, 0);
        uint256 got = base.balanceOf(publisher()) + base.balanceOf(community()) + base.balanceOf(provider());
        assertEq(before - base.balanceOf(buyer(0)), got, "paid");
        assertEq(base.balanceOf(publisher()), price, "price");
        assertEq(base.balanceOf(community()), (uint256(price) * (approved ? 10 : 20)) / 10_000, "community");
        assertEq(base.balanceOf(address(dataMarket)), 0, "kept");
    }
}
