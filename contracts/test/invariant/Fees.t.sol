// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PredictionAnswer, PredictionService} from "../../src/demand/PredictionService.sol";
import {FeeDistributor} from "../../src/fees/FeeDistributor.sol";
import {BuybackPurposes, TokenBuyback} from "../../src/fees/TokenBuyback.sol";
import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {Fees} from "../fixtures/Fees.sol";
import {Test} from "../Test.sol";

/// @dev Users who ask, answers that come or do not, fees that are shared out and spent, in any order.
contract FeesHandler is Test {
    uint256 private constant USERS = 3;
    StableCoin private immutable COIN;
    PredictionService private immutable SERVICE;
    FeeDistributor private immutable DISTRIBUTOR;
    TokenBuyback private immutable BUYBACK;
    ParameterRegistry private immutable SETTINGS;
    address private immutable ANSWERER;

    uint256 public paid;
    uint256 public refunded;
    uint256 public answered;

    constructor(
        StableCoin coin,
        PredictionService service,
        FeeDistributor distributor,
        TokenBuyback buyback,
        ParameterRegistry settings,
        address answerer
    ) {
        COIN = coin;
        SERVICE = service;
        DISTRIBUTOR = distributor;
        BUYBACK = buyback;
        SETTINGS = settings;
        ANSWERER = answerer;
    }

    function ask(uint256 who, uint256 count) external {
        address user = named("user", who % USERS);
        count = bound(count, 1, 256);
        uint256 cost = count * SERVICE.price();
        COIN.mint(user, cost);
        vm.startPrank(user);
        COIN.approve(address(SERVICE), cost);
        SERVICE.order(new bytes(4 * count), cost);
        vm.stopPrank();
        paid += cost;
    }

    function answer(uint256 which) external {
        if (SERVICE.orders() == 0) return;
        which %= SERVICE.orders();
        uint256 count = SERVICE.orderOf(which).questions;
        if (count == 0) return;
        answered += SERVICE.orderOf(which).paid;
        PredictionAnswer[] memory list = new PredictionAnswer[](1);
        list[0] = PredictionAnswer(which, new bytes(count));
        vm.prank(ANSWERER);
        SERVICE.answer("model-0", list);
    }

    function reclaim(uint256 which) external {
        if (SERVICE.orders() == 0) return;
        which %= SERVICE.orders();
        if (SERVICE.orderOf(which).questions == 0) return;
        uint256 at = SERVICE.orderOf(which).orderedAt + SERVICE.patience();
        if (block.timestamp < at) vm.warp(at);
        refunded += SERVICE.orderOf(which).paid;
        vm.prank(SERVICE.orderOf(which).user);
        SERVICE.reclaim(which);
    }

    function distribute() external {
        if (COIN.balanceOf(address(DISTRIBUTOR)) > 0) DISTRIBUTOR.distribute();
    }

    function buyBack() external {
        BuybackPurposes memory waiting = BUYBACK.waiting();
        if (waiting.burn + waiting.stakers + waiting.contributors == 0) return;
        if (block.timestamp < BUYBACK.nextBuybackAt()) vm.warp(BUYBACK.nextBuybackAt());
        BUYBACK.buyBack();
    }

    function govern(uint256 which, uint256 value) external {
        bytes32[5] memory keys = [
            bytes32("feeBurnBps"),
            "feeStakersBps",
            "feeContributorsBps",
            "feeTreasuryBps",
            "buybackPremiumBps"
        ];
        SETTINGS.set(keys[which % 5], bound(value, 0, 10_000));
    }

    function price(uint256 value) external {
        SETTINGS.set("predictionPrice", bound(value, 0, 1_000e18));
    }
}

contract FeesInvariantTest is Fees {
    PredictionService private service;
    FeesHandler private handler;

    function setUp() external {
        deployFees(true);
        address answerer = named("answerer");
        service = new PredictionService(coin, settings, rounds, address(distributor), 2 days, address(this));
        service.grantRole(service.ANSWERER_ROLE(), answerer);
        handler = new FeesHandler(coin, service, distributor, buyback, settings, answerer);
        coin.grantRole(coin.MINTER_ROLE(), address(handler));
        settings.transferOwnership(address(handler));
        _target(address(handler));
    }

    function invariant_open_orders_are_covered() external view {
        assertEq(coin.balanceOf(address(service)), service.held(), "held");
        assertEq(service.held() + handler.answered() + handler.refunded(), handler.paid(), "paid");
    }

    /// The treasury also owns the pool's shares, but no coins other than fees.
    function invariant_fees_in_are_fees_out() external view {
        BuybackPurposes memory waiting = buyback.waiting();
        uint256 waits = waiting.burn + waiting.stakers + waiting.contributors;
        (, uint256 coins) = reserves();
        uint256 out = coin.balanceOf(address(distributor)) + coin.balanceOf(address(timelock)) + waits;
        assertEq(out + coins - RESERVE, handler.answered(), "fees");
        assertEq(coin.balanceOf(address(buyback)), waits, "buy-back");
    }

    function invariant_tokens_bought_are_burnt_or_handed_out() external view {
        (uint256 tokens, ) = reserves();
        uint256 handedOut = token.balanceOf(address(stakePool)) +
            token.balanceOf(address(trainerPool)) +
            token.balanceOf(address(validatorPool));
        assertEq(tokens + handedOut, token.totalSupply(), "tokens");
    }
}
