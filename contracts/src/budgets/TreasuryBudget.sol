// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice What a standing budget pays.
/// @param asset What payees are paid in.
/// @param amount Wei a period, for all payees together.
/// @param period Seconds from one payment to the next.
/// @param firstDueAt When the first payment is due, in Unix seconds.
/// @param until Nothing that is due later is paid, in Unix seconds.
struct BudgetTerms {
    IERC20 asset;
    uint128 amount;
    uint48 period;
    uint48 firstDueAt;
    uint48 until;
}

/// @title The part of the treasury that pays standing budgets.
/// @notice Only the owner (the timelock) sets, changes and ends a line, and takes out what no line pays: all by passed
/// proposals. Anyone may have a line paid once a period is due; never is more paid than the line's amount for each
/// period that is due, which a line's payees share equally (the first gets the wei that do not divide). What is missing
/// stays owed. Funds come in by plain transfers. A policy that the owner names may draw the DAO's token to sell it for
/// the treasury. Amounts are wei.
contract TreasuryBudget is Ownable {
    using SafeERC20 for IERC20;

    /// @notice The most lines at a time.
    uint256 public constant MOST_LINES = 32;
    /// @notice The most payees of a line.
    uint256 public constant MOST_PAYEES = 64;

    IERC20 private immutable _TOKEN;
    address private _seller;
    bytes32[] private _lines;
    mapping(bytes32 line => BudgetTerms) private _terms;
    mapping(bytes32 line => address[]) private _payees;
    mapping(bytes32 line => uint256) private _dueAt;

    /// @notice A line has new terms; what was due under older ones is no longer.
    /// @param line Its name.
    /// @param payees Who is paid.
    /// @param terms What it pays.
    event BudgetLineSet(bytes32 indexed line, address[] payees, BudgetTerms terms);
    /// @notice A line has ended; what it still owed is no longer owed.
    /// @param line Its name.
    event BudgetLineEnded(bytes32 indexed line);
    /// @notice A line's payees were paid for a period.
    /// @param line Its name.
    /// @param dueAt When the payment was due, in Unix seconds.
    /// @param amount Wei, for all payees together.
    event BudgetPaid(bytes32 indexed line, uint256 dueAt, uint256 amount);
    /// @notice A payee says that it works for a line.
    /// @param line Its name.
    /// @param worker The payee.
    event WorkReported(bytes32 indexed line, address indexed worker);
    /// @notice The owner took something out.
    /// @param asset What.
    /// @param to Who got it.
    /// @param amount Wei.
    event BudgetWithdrawn(IERC20 indexed asset, address indexed to, uint256 amount);
    /// @notice The policy that may draw tokens drew some to sell them.
    /// @param amount Wei of tokens.
    event TokensDrawn(uint256 amount);
    /// @notice Another policy may draw tokens from now on.
    /// @param previous The one before.
    /// @param seller The new one; nobody if zero.
    event SellerSet(address indexed previous, address indexed seller);

    /// @notice There is no line of this name.
    error BudgetLineUnknown(bytes32 line);
    /// @notice There are as many lines as there may be.
    error BudgetLinesFull();
    /// @notice A line needs a period, an amount, an asset, and 1 to 64 payees, none of them the zero address.
    error BudgetTermsInvalid(bytes32 line);
    /// @notice Nothing is due.
    /// @param dueAt When the next payment is, in Unix seconds; after the line's end there is none.
    error BudgetNotDue(bytes32 line, uint256 dueAt);
    /// @notice There is too little to pay a period.
    /// @param available Wei there are.
    /// @param needed Wei that a period takes.
    error BudgetInsufficient(bytes32 line, uint256 available, uint256 needed);
    /// @notice Only payees report work.
    error BudgetNotPayee(bytes32 line, address account);
    /// @notice Only the named policy draws tokens.
    error BudgetNotSeller(address account);

    /// @notice Begins without a line.
    /// @param owner_ Who sets the first lines and then hands over to the timelock.
    /// @param token_ The DAO's token.
    /// @param seller_ The policy that may draw tokens; nobody if zero.
    constructor(address owner_, IERC20 token_, address seller_) Ownable(owner_) {
        _TOKEN = token_;
        _setSeller(seller_);
    }

    /// @notice Pays a line's payees for the longest period that is due.
    /// @param line The line.
    function pay(bytes32 line) external {
        BudgetTerms storage terms = _known(line);
        uint256 dueAt = _dueAt[line];
        if (block.timestamp < dueAt || dueAt > terms.until) revert BudgetNotDue(line, dueAt);
        IERC20 asset = terms.asset;
        uint256 amount = terms.amount;
        uint256 available = asset.balanceOf(address(this));
        if (available < amount) revert BudgetInsufficient(line, available, amount);
        _dueAt[line] = dueAt + terms.period;
        emit BudgetPaid(line, dueAt, amount);
        address[] memory payees = _payees[line];
        uint256 count = payees.length;
        uint256 each = amount / count;
        asset.safeTransfer(payees[0], amount - each * (count - 1));
        for (uint256 i = 1; i < count; ++i) {
            asset.safeTransfer(payees[i], each);
        }
    }

    /// @notice Says in public that the caller works for a line that pays it.
    /// @param line The line.
    function reportWork(bytes32 line) external {
        address[] storage payees = _payees[line];
        uint256 count = payees.length;
        for (uint256 i = 0; i < count; ++i) {
            if (payees[i] != msg.sender) continue;
            emit WorkReported(line, msg.sender);
            return;
        }
        revert BudgetNotPayee(line, msg.sender);
    }

    /// @notice Gives the policy tokens to sell for the treasury.
    /// @param amount Wei of tokens.
    function draw(uint256 amount) external {
        if (msg.sender != _seller) revert BudgetNotSeller(msg.sender);
        emit TokensDrawn(amount);
        _TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @notice Sets a new line, or gives one new terms.
    /// @param line Its name, ASCII and left aligned in 32 bytes.
    /// @param payees Who is paid.
    /// @param terms What it pays.
    function setLine(bytes32 line, address[] calldata payees, BudgetTerms calldata terms) external onlyOwner {
        bool valid = payees.length != 0 && payees.length <= MOST_PAYEES && terms.period != 0 && terms.amount != 0;
        for (uint256 i = 0; i < payees.length; ++i) {
            valid = valid && payees[i] != address(0);
        }
        if (!valid || address(terms.asset) == address(0)) revert BudgetTermsInvalid(line);
        if (_terms[line].period == 0) {
            if (_lines.length == MOST_LINES) revert BudgetLinesFull();
            _lines.push(line);
        }
        _terms[line] = terms;
        _payees[line] = payees;
        _dueAt[line] = terms.firstDueAt;
        emit BudgetLineSet(line, payees, terms);
    }

    /// @notice Ends a line.
    /// @param line The line.
    function endLine(bytes32 line) external onlyOwner {
        _known(line);
        uint256 count = _lines.length;
        for (uint256 i = 0; i < count; ++i) {
            if (_lines[i] != line) continue;
            _lines[i] = _lines[count - 1];
            _lines.pop();
            break;
        }
        delete _terms[line];
        delete _payees[line];
        delete _dueAt[line];
        emit BudgetLineEnded(line);
    }

    /// @notice Takes something out.
    /// @param asset What.
    /// @param to Who gets it.
    /// @param amount Wei.
    function withdraw(IERC20 asset, address to, uint256 amount) external onlyOwner {
        emit BudgetWithdrawn(asset, to, amount);
        asset.safeTransfer(to, amount);
    }

    /// @notice Names the policy that may draw tokens.
    /// @param seller_ The policy; nobody if zero.
    function setSeller(address seller_) external onlyOwner {
        _setSeller(seller_);
    }

    /// @notice The policy that may draw tokens.
    function seller() external view returns (address) {
        return _seller;
    }

    /// @notice The names of all lines that stand, in no order.
    function lines() external view returns (bytes32[] memory) {
        return _lines;
    }

    /// @notice What a line pays.
    /// @param line The line.
    function termsOf(bytes32 line) external view returns (BudgetTerms memory) {
        return _known(line);
    }

    /// @notice Who a line pays.
    /// @param line The line.
    function payeesOf(bytes32 line) external view returns (address[] memory) {
        return _payees[line];
    }

    /// @notice When a line's next payment is due, in Unix seconds; after its end there is none.
    /// @param line The line.
    function dueAtOf(bytes32 line) external view returns (uint256) {
        _known(line);
        return _dueAt[line];
    }

    /// @notice What all lines of an asset will have to have paid by some time, what is owed now included, in wei.
    /// @param asset The asset.
    /// @param time Until when, in Unix seconds.
    /// @return sum Wei.
    function owed(IERC20 asset, uint256 time) external view returns (uint256 sum) {
        uint256 count = _lines.length;
        for (uint256 i = 0; i < count; ++i) {
            BudgetTerms storage terms = _terms[_lines[i]];
            uint256 dueAt = _dueAt[_lines[i]];
            uint256 last = time < terms.until ? time : terms.until;
            if (address(terms.asset) != address(asset) || dueAt > last) continue;
            sum += uint256(terms.amount) * ((last - dueAt) / terms.period + 1);
        }
    }

    function _setSeller(address seller_) private {
        emit SellerSet(_seller, seller_);
        _seller = seller_;
    }

    function _known(bytes32 line) private view returns (BudgetTerms storage terms) {
        terms = _terms[line];
        if (terms.period == 0) revert BudgetLineUnknown(line);
    }
}
