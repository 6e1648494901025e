// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {UsesOfData} from "../charter/UsesOfData.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {ITrainingRounds} from "../training/ITrainingRounds.sol";

/// @notice Questions that somebody paid for.
/// @param user Who asked.
/// @param orderedAt When, in Unix seconds.
/// @param questions How many.
/// @param paid Wei of coins held until they are answered; 0 once they are, or were paid back.
struct PredictionOrder {
    address user;
    uint48 orderedAt;
    uint48 questions;
    uint256 paid;
}

/// @notice The answers to one order.
/// @param order Which.
/// @param classes The class that the model gives each question, a byte each, in their order.
struct PredictionAnswer {
    uint256 order;
    bytes classes;
}

/// @title Sells the predictions of the DAO's model.
/// @notice Users pay for each question beforehand. Whoever answers names the model that it asked, which has to be the
/// one that the training rounds hold at that moment; then the fees go to the distributor. Orders that nobody answers in
/// time are paid back. Nothing here checks the answers themselves: anybody can, as questions, model and answers are all
/// on chain. Amounts are wei of coins.
contract PredictionService is AccessControl {
    using SafeERC20 for IERC20;

    /// @notice Whoever holds this role may answer.
    bytes32 public constant ANSWERER_ROLE = keccak256("ANSWERER_ROLE");
    /// @notice The registry's name of the price of a prediction, in wei of coins.
    bytes32 public constant PREDICTION_PRICE = "predictionPrice";
    /// @notice The most questions in one order.
    uint256 public constant MAX_QUESTIONS = 256;
    /// @notice Bytes that name one question: the number of an example.
    uint256 public constant QUESTION_BYTES = 4;

    IERC20 private immutable _COIN;
    ParameterRegistry private immutable _REGISTRY;
    ITrainingRounds private immutable _ROUNDS;
    address private immutable _FEES;
    uint256 private immutable _PATIENCE;

    PredictionOrder[] private _orders;
    uint256 private _held;

    /// @notice Somebody asked and paid.
    /// @param order The order's number, from 0.
    /// @param user Who.
    /// @param questions Numbers of the examples asked about, four bytes each.
    /// @param paid Wei paid for all of them.
    event PredictionsOrdered(uint256 indexed order, address indexed user, bytes questions, uint256 paid);
    /// @notice An order was answered.
    /// @param order The order's number.
    /// @param user Who had asked.
    /// @param answerer Who answered.
    /// @param modelCid The model that was asked.
    /// @param classes Its answers, a byte each, in the order of the questions.
    /// @param fee Wei that went to the distributor.
    event PredictionsAnswered(
        uint256 indexed order,
        address indexed user,
        address indexed answerer,
        string modelCid,
        bytes classes,
        uint256 fee
    );
    /// @notice An order that nobody answered in time was paid back.
    /// @param order The order's number.
    /// @param user Who had asked and got its money back.
    /// @param paid Wei paid back.
    event PredictionsRefunded(uint256 indexed order, address indexed user, uint256 paid);

    /// @notice An order asks at least one question, at most {MAX_QUESTIONS}, each of {QUESTION_BYTES} bytes.
    error PredictionQuestionsInvalid(uint256 length);
    /// @notice The predictions cost more than the user would pay.
    error PredictionTooDear(uint256 cost, uint256 maximum);
    /// @notice There is no such order, or it was answered or paid back.
    error PredictionOrderClosed(uint256 order);
    /// @notice The model that was asked is not the one that the training rounds hold.
    error PredictionModelStale(string modelCid);
    /// @notice There must be as many answers as questions.
    error PredictionAnswersInvalid(uint256 order, uint256 answers, uint256 questions);
    /// @notice Only the user gets its money back.
    error PredictionNotYours(uint256 order);
    /// @notice The order may still be answered.
    error PredictionStillOpen(uint256 order, uint256 reclaimableAt);

    /// @notice Begins without orders.
    /// @param coin_ What predictions are paid in.
    /// @param registry_ Where the price is read.
    /// @param rounds_ Who says what the model is.
    /// @param fees_ Who gets the fees of answered orders.
    /// @param patience_ Seconds after which an order that nobody answered is paid back.
    /// @param admin The account that grants the answerer role first.
    constructor(
        IERC20 coin_,
        ParameterRegistry registry_,
        ITrainingRounds rounds_,
        address fees_,
        uint256 patience_,
        address admin
    ) {
        _COIN = coin_;
        _REGISTRY = registry_;
        _ROUNDS = rounds_;
        _FEES = fees_;
        _PATIENCE = patience_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Asks questions and pays for them; the coins are held until they are answered.
    /// @param questions Numbers of the examples asked about, four bytes each.
    /// @param maximum The most it would pay for all of them, in wei.
    /// @return id The order's number.
    function order(bytes calldata questions, uint256 maximum) external returns (uint256 id) {
        UsesOfData.requireAllowed(_REGISTRY, UsesOfData.INFERENCE);
        uint256 count = questions.length / QUESTION_BYTES;
        if (count == 0 || count > MAX_QUESTIONS || questions.length % QUESTION_BYTES != 0) {
            revert PredictionQuestionsInvalid(questions.length);
        }
        uint256 cost = count * price();
        if (cost > maximum) revert PredictionTooDear(cost, maximum);
        id = _orders.length;
        _orders.push(PredictionOrder(msg.sender, uint48(block.timestamp), uint48(count), cost));
        _held += cost;
        emit PredictionsOrdered(id, msg.sender, questions, cost);
        _COIN.safeTransferFrom(msg.sender, address(this), cost);
    }

    /// @notice Answers orders; their fees go to the distributor.
    /// @param modelCid The model that was asked.
    /// @param answers Its answers, order by order.
    function answer(string calldata modelCid, PredictionAnswer[] calldata answers) external onlyRole(ANSWERER_ROLE) {
        if (keccak256(bytes(modelCid)) != keccak256(bytes(_ROUNDS.modelCid()))) revert PredictionModelStale(modelCid);
        uint256 fees;
        for (uint256 i = 0; i < answers.length; ++i) {
            fees += _close(modelCid, answers[i]);
        }
        _held -= fees;
        _COIN.safeTransfer(_FEES, fees);
    }

    /// @notice Pays an order of the caller's back that nobody answered in time.
    /// @param id The order's number.
    function reclaim(uint256 id) external {
        PredictionOrder storage asked = _open(id);
        if (asked.user != msg.sender) revert PredictionNotYours(id);
        uint256 reclaimableAt = asked.orderedAt + _PATIENCE;
        if (block.timestamp < reclaimableAt) revert PredictionStillOpen(id, reclaimableAt);
        uint256 paid = asked.paid;
        asked.questions = 0;
        asked.paid = 0;
        _held -= paid;
        emit PredictionsRefunded(id, msg.sender, paid);
        _COIN.safeTransfer(msg.sender, paid);
    }

    /// @notice An order as it stands.
    /// @param id The order's number.
    function orderOf(uint256 id) external view returns (PredictionOrder memory) {
        return _orders[id];
    }

    /// @notice Orders there have ever been.
    function orders() external view returns (uint256) {
        return _orders.length;
    }

    /// @notice Coins held for orders that are neither answered nor paid back, in wei.
    function held() external view returns (uint256) {
        return _held;
    }

    /// @notice Seconds after which an order that nobody answered is paid back.
    function patience() external view returns (uint256) {
        return _PATIENCE;
    }

    /// @notice What a prediction costs now, in wei of coins.
    function price() public view returns (uint256) {
        return _REGISTRY.get(PREDICTION_PRICE);
    }

    function _close(string calldata modelCid, PredictionAnswer calldata answer_) private returns (uint256 fee) {
        PredictionOrder storage asked = _open(answer_.order);
        uint256 count = answer_.classes.length;
        if (count != asked.questions) revert PredictionAnswersInvalid(answer_.order, count, asked.questions);
        fee = asked.paid;
        asked.questions = 0;
        asked.paid = 0;
        emit PredictionsAnswered(answer_.order, asked.user, msg.sender, modelCid, answer_.classes, fee);
    }

    /// @dev An open order has questions; a price of 0 makes it free, not closed.
    function _open(uint256 id) private view returns (PredictionOrder storage asked) {
        if (id >= _orders.length) revert PredictionOrderClosed(id);
        asked = _orders[id];
        if (asked.questions == 0) revert PredictionOrderClosed(id);
    }
}
