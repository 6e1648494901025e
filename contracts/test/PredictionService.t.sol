// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {PredictionAnswer, PredictionOrder, PredictionService} from "../src/demand/PredictionService.sol";
import {Fees} from "./fixtures/Fees.sol";

contract PredictionServiceTest is Fees {
    uint256 private constant PATIENCE = 2 days;
    bytes private constant THREE = hex"000000010000000200000003";

    PredictionService private service;
    address private user = named("user");
    address private answerer = named("answerer");

    function setUp() external {
        deployFees(true);
        service = new PredictionService(coin, settings, rounds, address(distributor), PATIENCE, address(this));
        service.grantRole(service.ANSWERER_ROLE(), answerer);
        coin.mint(user, 1_000e18);
        vm.prank(user);
        coin.approve(address(service), type(uint256).max);
    }

    function ask(bytes memory questions) private returns (uint256) {
        vm.prank(user);
        return service.order(questions, type(uint256).max);
    }

    function answers(uint256 id, bytes memory classes) private pure returns (PredictionAnswer[] memory list) {
        list = new PredictionAnswer[](1);
        list[0] = PredictionAnswer(id, classes);
    }

    function test_holds_what_questions_cost() external {
        expectEvent(address(service));
        emit PredictionService.PredictionsOrdered(0, user, THREE, 3e18);
        assertEq(ask(THREE), 0, "id");
        assertEq(service.held(), 3e18, "held");
        assertEq(coin.balanceOf(address(service)), 3e18, "balance");
        PredictionOrder memory asked = service.orderOf(0);
        assertEq(asked.user, user, "user");
        assertEq(asked.questions, 3, "questions");
        assertEq(asked.paid, 3e18, "paid");
        assertEq(asked.orderedAt, block.timestamp, "time");
        assertEq(ask(THREE), 1, "next id");
        assertEq(service.orders(), 2, "orders");
    }

    function test_hands_the_fee_on_once_the_models_answers_are_there() external {
        ask(THREE);
        expectEvent(address(service));
        emit PredictionService.PredictionsAnswered(0, user, answerer, "model-0", hex"070809", 3e18);
        vm.prank(answerer);
        service.answer("model-0", answers(0, hex"070809"));
        assertEq(coin.balanceOf(address(distributor)), 3e18, "fees");
        assertEq(service.held(), 0, "held");
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionOrderClosed.selector, 0));
        vm.prank(answerer);
        service.answer("model-0", answers(0, hex"070809"));
    }

    function test_refuses_the_answers_of_another_model() external {
        ask(THREE);
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionModelStale.selector, "model-1"));
        vm.prank(answerer);
        service.answer("model-1", answers(0, hex"070809"));
    }

    function test_wants_an_answer_to_each_question() external {
        ask(THREE);
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionAnswersInvalid.selector, 0, 2, 3));
        vm.prank(answerer);
        service.answer("model-0", answers(0, hex"0708"));
    }

    function test_is_answered_by_whoever_may_answer() external {
        ask(THREE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector,
                user,
                service.ANSWERER_ROLE()
            )
        );
        vm.prank(user);
        service.answer("model-0", answers(0, hex"070809"));
    }

    function test_wants_whole_questions_and_not_too_many() external {
        uint256[3] memory lengths = [uint256(0), 5, 4 * 257];
        for (uint256 i = 0; i < lengths.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(PredictionService.PredictionQuestionsInvalid.selector, lengths[i])
            );
            ask(new bytes(lengths[i]));
        }
        ask(new bytes(4 * 256));
        assertEq(service.held(), 256e18, "the most there may be");
    }

    function test_costs_no_more_than_the_user_would_pay() external {
        settings.set("predictionPrice", 2e18);
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionTooDear.selector, 6e18, 5e18));
        vm.prank(user);
        service.order(THREE, 5e18);
        assertEq(service.price(), 2e18, "price");
    }

    function test_pays_back_what_nobody_answers() external {
        ask(THREE);
        uint256 reclaimableAt = block.timestamp + PATIENCE;
        assertEq(service.patience(), PATIENCE, "patience");
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionNotYours.selector, 0));
        vm.prank(answerer);
        service.reclaim(0);
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionStillOpen.selector, 0, reclaimableAt));
        vm.prank(user);
        service.reclaim(0);
        vm.warp(reclaimableAt);
        expectEvent(address(service));
        emit PredictionService.PredictionsRefunded(0, user, 3e18);
        vm.prank(user);
        service.reclaim(0);
        assertEq(coin.balanceOf(user), 1_000e18, "back");
        assertEq(service.held(), 0, "held");
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionOrderClosed.selector, 0));
        vm.prank(user);
        service.reclaim(0);
        vm.expectRevert(abi.encodeWithSelector(PredictionService.PredictionOrderClosed.selector, 1));
        vm.prank(user);
        service.reclaim(1);
    }

    function test_answers_for_nothing_where_the_price_is_nothing() external {
        settings.set("predictionPrice", 0);
        ask(THREE);
        vm.prank(answerer);
        service.answer("model-0", answers(0, hex"070809"));
        assertEq(coin.balanceOf(address(distributor)), 0, "no fee");
    }

    /// As many orders as `simulations/mechanisms/demand/answering.ts` puts into one call, of the most questions each.
    function test_a_call_full_of_orders_fits_a_block() external {
        uint256 orders = 500;
        PredictionAnswer[] memory list = new PredictionAnswer[](orders);
        settings.set("predictionPrice", 1);
        for (uint256 i = 0; i < orders; ++i) {
            list[i] = PredictionAnswer(ask(new bytes(4 * 256)), new bytes(256));
        }
        vm.cool(address(service));
        vm.prank(answerer);
        service.answer("model-0", list);
        // Besides the call itself its data, 16 gas a byte: the answers, and four words for each order.
        assertLe(vm.lastCallGas().gasTotalUsed + 16 * orders * (256 + 4 * 32), 30_000_000 - 21_000, "gas");
    }

    function testFuzz_an_order_keeps_the_price_it_was_made_at(uint256 count, uint256 before, uint256 later) external {
        count = bound(count, 1, 256);
        before = bound(before, 0, 3e18);
        settings.set("predictionPrice", before);
        uint256 id = ask(new bytes(4 * count));
        settings.set("predictionPrice", bound(later, 0, 1_000e18));
        vm.prank(answerer);
        service.answer("model-0", answers(id, new bytes(count)));
        assertEq(coin.balanceOf(address(distributor)), count * before, "fee");
        assertEq(coin.balanceOf(user), 1_000e18 - count * before, "paid");
    }
}
