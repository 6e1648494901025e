// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ConsortiumMembers} from "./ConsortiumMembers.sol";

/// @title A private market in which members train each other's models, and what they owe one another for it.
/// @notice A member orders an update of its model from another, who trains it on its own data and delivers its CID. All
/// updates have the same price. Where the consortium nets, deliveries are debts until the period ends: then each member
/// pays or gets the difference between all that it owes and all that it is owed, and nothing else moves. What debtors
/// fail to pay is missed by all creditors in proportion to their claims, and is written down as arrears. Where it does
/// not net, every order is paid beforehand. Amounts are wei of coins.
contract TrainingConsortium is ConsortiumMembers {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice How deliveries are paid.
    /// @param price Wei for one update.
    /// @param nets Whether debts are netted at the end of a period; orders are paid beforehand otherwise.
    /// @param periodSeconds How long a period is, at least.
    /// @param debitCap Wei that a member may owe in a period, what it has ordered included.
    struct Terms {
        uint256 price;
        bool nets;
        uint256 periodSeconds;
        uint256 debitCap;
    }

    /// @notice One update that was ordered.
    /// @param buyer Whose model is to be trained.
    /// @param seller Who trains it.
    /// @param open Whether it is neither delivered nor cancelled.
    struct Order {
        address buyer;
        address seller;
        bool open;
    }

    IERC20 private immutable _COIN;
    uint256 private immutable _PRICE;
    bool private immutable _NETS;
    uint256 private immutable _PERIOD_SECONDS;
    uint256 private immutable _DEBIT_CAP;

    Order[] private _orders;
    uint256 private _period;
    uint256 private _periodEndsAt;
    /// @dev Those with debts or claims in this period, and what each is owed, less what it owes.
    address[] private _parties;
    mapping(uint256 period => mapping(address account => bool)) private _isParty;
    mapping(address account => int256) private _net;
    /// @dev Wei of a member's open orders.
    mapping(address account => uint256) private _ordered;
    mapping(address account => uint256) private _arrears;

    /// @notice A member announced its model.
    /// @param member Whose.
    /// @param modelCid Its CID.
    /// @param accuracyPpm What the member measured, in 1/1,000,000.
    event ModelAnnounced(address indexed member, string modelCid, uint256 accuracyPpm);
    /// @notice A member ordered an update of its model.
    /// @param order The order's number.
    /// @param buyer Whose model is to be trained.
    /// @param seller Who is to train it.
    /// @param modelCid Which model.
    event UpdateOrdered(uint256 indexed order, address indexed buyer, address indexed seller, string modelCid);
    /// @notice An update was delivered.
    /// @param order The order's number.
    /// @param updateCid CID of the update.
    /// @param price Wei for it.
    /// @param prepaid Whether it is paid; it is owed otherwise.
    event UpdateDelivered(uint256 indexed order, string updateCid, uint256 price, bool prepaid);
    /// @notice An order was taken back.
    /// @param order The order's number.
    event OrderCancelled(uint256 indexed order);
    /// @notice A member paid what it owed in the period, or a part of it.
    /// @param period The period's number.
    /// @param member Who owed.
    /// @param paid Wei paid.
    /// @param missing Wei that are in arrears now.
    event DebtPaid(uint256 indexed period, address indexed member, uint256 paid, uint256 missing);
    /// @notice A member got what it was owed in the period, or a part of it.
    /// @param period The period's number.
    /// @param member Who was owed.
    /// @param paid Wei paid.
    /// @param missing Wei that debtors failed to pay.
    event ClaimPaid(uint256 indexed period, address indexed member, uint256 paid, uint256 missing);
    /// @notice A period began.
    /// @param period The period's number.
    /// @param endsAt When it may be settled, in Unix seconds.
    event PeriodBegan(uint256 indexed period, uint256 endsAt);
    /// @notice A period is settled.
    /// @param period The period's number.
    /// @param owed Wei that debtors owed in all.
    /// @param paid Wei that they paid.
    event PeriodSettled(uint256 indexed period, uint256 owed, uint256 paid);

    /// @notice The other side of an order is another member.
    error ConsortiumSellerInvalid(address seller);
    /// @notice The order is not open, or not the caller's.
    error ConsortiumOrderInvalid(uint256 order);
    /// @notice The member would owe more than it may.
    error ConsortiumDebitCap(uint256 wouldOwe, uint256 cap);
    /// @notice The member has not paid for an earlier period.
    error ConsortiumInArrears(uint256 arrears);
    /// @notice The period is not over.
    error ConsortiumPeriodRuns(uint256 endsAt);

    /// @notice The first period begins now.
    /// @param coin_ What is paid.
    /// @param founders Members without a vote.
    /// @param voteSeconds How long members have to vote.
    /// @param terms_ How deliveries are paid.
    constructor(
        IERC20 coin_,
        address[] memory founders,
        uint256 voteSeconds,
        Terms memory terms_
    ) ConsortiumMembers(founders, voteSeconds) {
        _COIN = coin_;
        _PRICE = terms_.price;
        _NETS = terms_.nets;
        _PERIOD_SECONDS = terms_.periodSeconds;
        _DEBIT_CAP = terms_.debitCap;
        _periodEndsAt = block.timestamp + terms_.periodSeconds;
        emit PeriodBegan(0, _periodEndsAt);
    }

    /// @notice Tells the others of a new model.
    /// @param modelCid Its CID.
    /// @param accuracyPpm What it was measured to be, in 1/1,000,000.
    function announceModel(string calldata modelCid, uint256 accuracyPpm) external onlyMember {
        emit ModelAnnounced(msg.sender, modelCid, accuracyPpm);
    }

    /// @notice Orders an update of the caller's model; pays for it where the consortium does not net.
    /// @param seller Who is to train it.
    /// @param modelCid Which model.
    /// @return id The order's number.
    function order(address seller, string calldata modelCid) external onlyMember returns (uint256 id) {
        if (seller == msg.sender || !isMember(seller)) revert ConsortiumSellerInvalid(seller);
        if (_arrears[msg.sender] > 0) revert ConsortiumInArrears(_arrears[msg.sender]);
        _ordered[msg.sender] += _PRICE;
        id = _orders.length;
        _orders.push(Order(msg.sender, seller, true));
        emit UpdateOrdered(id, msg.sender, seller, modelCid);
        if (!_NETS) {
            _COIN.safeTransferFrom(msg.sender, address(this), _PRICE);
            return id;
        }
        // What it is owed does not count: that may be settled before what it orders is delivered.
        int256 net = _net[msg.sender];
        uint256 wouldOwe = _ordered[msg.sender] + (net < 0 ? uint256(-net) : 0);
        if (wouldOwe > _DEBIT_CAP) revert ConsortiumDebitCap(wouldOwe, _DEBIT_CAP);
    }

    /// @notice Delivers an update that was ordered of the caller.
    /// @param id The order's number.
    /// @param updateCid The update's CID.
    function deliver(uint256 id, string calldata updateCid) external {
        Order storage delivered = _openOrder(id);
        if (delivered.seller != msg.sender) revert ConsortiumOrderInvalid(id);
        _close(delivered);
        emit UpdateDelivered(id, updateCid, _PRICE, !_NETS);
        if (_NETS) {
            _addToNet(delivered.buyer, -_PRICE.toInt256());
            _addToNet(delivered.seller, _PRICE.toInt256());
        } else {
            _COIN.safeTransfer(delivered.seller, _PRICE);
        }
    }

    /// @notice Takes an order back that was not delivered, with what was paid for it.
    /// @param id The order's number.
    function cancel(uint256 id) external {
        Order storage cancelled = _openOrder(id);
        if (cancelled.buyer != msg.sender) revert ConsortiumOrderInvalid(id);
        _close(cancelled);
        emit OrderCancelled(id);
        if (!_NETS) _COIN.safeTransfer(msg.sender, _PRICE);
    }

    /// @notice Settles a period that is over; anyone may.
    function settlePeriod() external {
        if (block.timestamp < _periodEndsAt) revert ConsortiumPeriodRuns(_periodEndsAt);
        uint256 period = _period;
        address[] memory parties = _parties;
        delete _parties;
        _period = period + 1;
        _periodEndsAt = block.timestamp + _PERIOD_SECONDS;
        (uint256 owed, uint256 paid) = _collect(period, parties);
        _payOut(period, parties, owed, paid);
        emit PeriodSettled(period, owed, paid);
        emit PeriodBegan(period + 1, _periodEndsAt);
    }

    /// @notice What an account is owed in this period, less what it owes; and what it has failed to pay before.
    /// @param account Whose.
    /// @return net Wei; negative for a debt.
    /// @return arrears Wei.
    function accountOf(address account) external view returns (int256 net, uint256 arrears) {
        return (_net[account], _arrears[account]);
    }

    /// @notice The number of the period that runs.
    function runningPeriod() external view returns (uint256) {
        return _period;
    }

    /// @dev Takes what debtors owe, as far as they have and approved it.
    function _collect(uint256 period, address[] memory parties) private returns (uint256 owed, uint256 paid) {
        for (uint256 i = 0; i < parties.length; ++i) {
            address debtor = parties[i];
            if (_net[debtor] >= 0) continue;
            uint256 debt = uint256(-_net[debtor]);
            uint256 pays = Math.min(debt, Math.min(_COIN.balanceOf(debtor), _COIN.allowance(debtor, address(this))));
            _net[debtor] = 0;
            _arrears[debtor] += debt - pays;
            owed += debt;
            paid += pays;
            emit DebtPaid(period, debtor, pays, debt - pays);
            if (pays > 0) _COIN.safeTransferFrom(debtor, address(this), pays);
        }
    }

    /// @dev Shares what debtors paid in proportion to claims; the last creditor has what rounding leaves.
    function _payOut(uint256 period, address[] memory parties, uint256 owed, uint256 paid) private {
        uint256 claims = owed;
        uint256 left = paid;
        for (uint256 i = 0; i < parties.length; ++i) {
            address creditor = parties[i];
            if (_net[creditor] <= 0) continue;
            uint256 claim = uint256(_net[creditor]);
            claims -= claim;
            uint256 gets = claims == 0 ? left : Math.mulDiv(claim, paid, owed);
            left -= gets;
            _net[creditor] = 0;
            emit ClaimPaid(period, creditor, gets, claim - gets);
            if (gets > 0) _COIN.safeTransfer(creditor, gets);
        }
    }

    function _openOrder(uint256 id) private view returns (Order storage found) {
        if (id >= _orders.length || !_orders[id].open) revert ConsortiumOrderInvalid(id);
        return _orders[id];
    }

    function _close(Order storage closed) private {
        closed.open = false;
        _ordered[closed.buyer] -= _PRICE;
    }

    function _addToNet(address account, int256 amount) private {
        if (!_isParty[_period][account]) {
            _isParty[_period][account] = true;
            _parties.push(account);
        }
        _net[account] += amount;
    }
}
