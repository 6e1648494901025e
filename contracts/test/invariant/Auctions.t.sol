// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BatchAuction} from "../../src/auction/BatchAuction.sol";
import {DutchTerms, DutchAuction} from "../../src/auction/DutchAuction.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {Auctions} from "../fixtures/Auctions.sol";
import {Test} from "../Test.sol";

/// @dev Bids, buys, lets time pass, settles and claims for three accounts in any order.
contract AuctionGoers is Test {
    BatchAuction private immutable BATCH;
    DutchAuction private immutable DUTCH;
    StableCoin private immutable COIN;
    uint256 private immutable ENDS_AT;
    uint256 public bids;

    constructor(BatchAuction batch, DutchAuction dutch, StableCoin coin, uint256 endsAt) {
        (BATCH, DUTCH, COIN, ENDS_AT) = (batch, dutch, coin, endsAt);
    }

    function bid(uint256 who, uint256 coins, uint32 tick) external {
        if (block.timestamp >= ENDS_AT) return;
        coins = bound(coins, 1, 1_000e18);
        pay(who, address(BATCH), coins);
        vm.prank(named("goer", who % 3));
        BATCH.bid(coins, uint32(bound(tick, 0, 49)));
        ++bids;
    }

    function buy(uint256 who, uint256 tokens) external {
        if (block.timestamp >= ENDS_AT || DUTCH.left() == 0) return;
        tokens = bound(tokens, 1, 400e18);
        pay(who, address(DUTCH), 10_000e18);
        vm.prank(named("goer", who % 3));
        DUTCH.buy(tokens, 10_000e18);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 1 hours) * 7);
    }

    function settle(uint256 most) external {
        if (block.timestamp >= ENDS_AT && !BATCH.settled()) BATCH.settle(bound(most, 1, 20));
        if ((block.timestamp >= ENDS_AT || DUTCH.left() == 0) && !DUTCH.settled()) DUTCH.settle();
    }

    function claim(uint256 who, uint256 id) external {
        if (BATCH.settled() && bids > 0) {
            id = bound(id, 0, bids - 1);
            if (BATCH.bidOf(id).coins > 0) BATCH.claim(id);
        }
        if (!DUTCH.settled()) return;
        vm.prank(named("goer", who % 3));
        try DUTCH.claim() {} catch {}
    }

    function pay(uint256 who, address auction, uint256 coins) private {
        address account = named("goer", who % 3);
        COIN.mint(account, coins);
        vm.prank(account);
        COIN.approve(auction, coins);
    }
}

contract AuctionsInvariantTest is Auctions {
    AuctionGoers private goers;
    uint256 private tokensThere;

    function setUp() external {
        setUpAssets();
        createBatch(termsOf(1_000e18, 0.9e18, 2_000), 0.03e18, 50);
        createDutch(termsOf(1_000e18, 0.9e18, 2_000), DutchTerms(4e18, 0, true));
        goers = new AuctionGoers(batch, dutch, coin, block.timestamp + DURATION);
        coin.grantRole(coin.MINTER_ROLE(), address(goers));
        tokensThere = token.totalSupply();
        _target(address(goers));
    }

    function accounted(bool tokens) private view returns (uint256 sum) {
        address[7] memory all = [
            address(batch),
            address(dutch),
            address(pair),
            treasury,
            named("goer", 0),
            named("goer", 1),
            named("goer", 2)
        ];
        for (uint256 i = 0; i < 7; ++i) sum += tokens ? token.balanceOf(all[i]) : coin.balanceOf(all[i]);
    }

    function invariant_every_wei_is_somebodys() external view {
        assertEq(accounted(true), tokensThere, "tokens");
        assertEq(accounted(false), coin.totalSupply(), "coins");
    }

    /// Before the end all coins paid are there; afterwards never more was sold than is offered, and with the last claim
    /// nothing is left.
    function invariant_holds_what_it_owes() external view {
        if (!batch.settled()) assertEq(coin.balanceOf(address(batch)), batch.paid(), "bids");
        else if (batch.openClaims() == 0) assertEmpty(batch);
        if (!dutch.settled()) assertEq(coin.balanceOf(address(dutch)), dutch.paid(), "payments");
        else if (dutch.openClaims() == 0) assertEmpty(dutch);
        assertLe(batch.sold(), 1_000e18, "batch");
        assertLe(dutch.sold(), 1_000e18, "dutch");
    }
}
