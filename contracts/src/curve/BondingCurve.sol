// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {GovernanceToken} from "../token/GovernanceToken.sol";

/// @notice The terms of a curve, for good.
/// @param hatchEnd Until when coins are contributed at one price, in Unix seconds.
/// @param exponent How steep it is: reserve ÷ supply^exponent stays the same; 1, 2 or 3.
/// @param hatchTributeBps Part of the hatch's coins that goes to the treasury, in 1/10,000.
/// @param buyTributeBps Part of a buyer's coins that does, in 1/10,000.
/// @param sellTributeBps Part of what a seller gets that does, in 1/10,000.
/// @param hatchPrice Coins for 10^18 wei of tokens in the hatch.
/// @param minimumRaise Coins that the hatch must bring; otherwise all are given back.
struct CurveTerms {
    uint64 hatchEnd;
    uint8 exponent;
    uint16 hatchTributeBps;
    uint16 buyTributeBps;
    uint16 sellTributeBps;
    uint256 hatchPrice;
    uint256 minimumRaise;
}

/// @title An augmented bonding curve: tokens made and unmade against a reserve that always buys them back.
/// @notice First a hatch at one price, of which a part goes to the treasury; then reserve ÷ supply^exponent stays
/// what it was when the curve opened. Supply is rounded down to a wei and the reserve that a supply needs is rounded up
/// to one, so that no way of trading takes out more than it brought in. The curve makes tokens for its buyers and burns
/// those of its sellers; it takes any of the DAO's tokens, as many as it has made. Amounts are wei.
contract BondingCurve {
    using SafeERC20 for IERC20;

    /// @notice How far a curve has come.
    enum Phase {
        Hatching,
        Open,
        Failed
    }

    uint256 private constant WHOLE_BPS = 10_000;
    uint256 private constant UNIT = 1e18;

    GovernanceToken private immutable _TOKEN;
    IERC20 private immutable _COIN;
    address private immutable _TREASURY;
    uint256 private immutable _HATCH_END;
    uint256 private immutable _EXPONENT;
    uint256 private immutable _HATCH_TRIBUTE_BPS;
    uint256 private immutable _BUY_TRIBUTE_BPS;
    uint256 private immutable _SELL_TRIBUTE_BPS;
    uint256 private immutable _HATCH_PRICE;
    uint256 private immutable _MINIMUM_RAISE;

    Phase private _phase;
    uint256 private _raised;
    mapping(address account => uint256) private _contributions;
    uint256 private _reserve;
    uint256 private _supply;
    /// @dev Reserve and supply when the curve opened, which fix it.
    uint256 private _reserveAtOpening;
    uint256 private _supplyAtOpening;

    /// @notice Coins came in during the hatch.
    /// @param account Whose.
    /// @param coins Wei.
    event Contributed(address indexed account, uint256 coins);
    /// @notice The hatch is over and the curve trades.
    /// @param raised Wei of coins that the hatch brought.
    /// @param reserve Wei of them that are the reserve.
    /// @param supply Wei of tokens made for those who contributed.
    event CurveOpened(uint256 raised, uint256 reserve, uint256 supply);
    /// @notice The hatch brought too little; everybody may take back what it contributed.
    /// @param raised Wei of coins that it brought.
    event HatchFailed(uint256 raised);
    /// @notice Somebody took what its contribution came to.
    /// @param account Who.
    /// @param tokens Wei of tokens, where the curve opened.
    /// @param coins Wei of coins, where the hatch failed.
    event Claimed(address indexed account, uint256 tokens, uint256 coins);
    /// @notice Tokens were made.
    /// @param buyer For whom.
    /// @param coins Wei paid, tribute included.
    /// @param tokens Wei made.
    /// @param tribute Wei of coins for the treasury.
    event CurveBought(address indexed buyer, uint256 coins, uint256 tokens, uint256 tribute);
    /// @notice Tokens were burnt.
    /// @param seller Whose.
    /// @param tokens Wei burnt.
    /// @param coins Wei paid for them.
    /// @param tribute Wei of coins for the treasury.
    event CurveSold(address indexed seller, uint256 tokens, uint256 coins, uint256 tribute);

    /// @notice Terms that make no curve.
    error CurveTermsInvalid();
    /// @notice Not in this phase.
    /// @param phase The one it is in.
    error CurveWrongPhase(Phase phase);
    /// @notice The hatch is over, or not yet.
    /// @param hatchEnd When it ends, in Unix seconds.
    error CurveHatchTime(uint256 hatchEnd);
    /// @notice Nothing to contribute, to claim or to trade.
    error CurveNothing();
    /// @notice Less came out than was asked for.
    /// @param amount Wei that would have come out.
    /// @param minimum Wei asked for at least.
    error CurveTooLittle(uint256 amount, uint256 minimum);
    /// @notice More than the curve has made.
    /// @param tokens Wei offered.
    /// @param supply Wei that it has made.
    error CurveTooMuch(uint256 tokens, uint256 supply);

    /// @notice Begins the hatch. The curve must be let mint the token.
    /// @param token_ The DAO's token.
    /// @param coin_ What it is bought with.
    /// @param treasury_ Who gets the tribute.
    /// @param terms The terms.
    constructor(GovernanceToken token_, IERC20 coin_, address treasury_, CurveTerms memory terms) {
        if (
            terms.exponent < 1 ||
            terms.exponent > 3 ||
            terms.hatchPrice == 0 ||
            terms.hatchTributeBps >= WHOLE_BPS ||
            terms.buyTributeBps >= WHOLE_BPS ||
            terms.sellTributeBps >= WHOLE_BPS
        ) revert CurveTermsInvalid();
        _TOKEN = token_;
        _COIN = coin_;
        _TREASURY = treasury_;
        _HATCH_END = terms.hatchEnd;
        _EXPONENT = terms.exponent;
        _HATCH_TRIBUTE_BPS = terms.hatchTributeBps;
        _BUY_TRIBUTE_BPS = terms.buyTributeBps;
        _SELL_TRIBUTE_BPS = terms.sellTributeBps;
        _HATCH_PRICE = terms.hatchPrice;
        _MINIMUM_RAISE = terms.minimumRaise;
    }

    modifier onlyIn(Phase phase_) {
        if (_phase != phase_) revert CurveWrongPhase(_phase);
        _;
    }

    /// @notice Contributes coins to the hatch, which the curve must be approved for.
    /// @param coins Wei.
    function contribute(uint256 coins) external onlyIn(Phase.Hatching) {
        if (block.timestamp >= _HATCH_END) revert CurveHatchTime(_HATCH_END);
        if (coins == 0) revert CurveNothing();
        _raised += coins;
        _contributions[msg.sender] += coins;
        emit Contributed(msg.sender, coins);
        _COIN.safeTransferFrom(msg.sender, address(this), coins);
    }

    /// @notice Ends the hatch: opens the curve, or gives it up when too little came. Anyone may.
    function open() external onlyIn(Phase.Hatching) {
        if (block.timestamp < _HATCH_END) revert CurveHatchTime(_HATCH_END);
        uint256 brought = _raised;
        uint256 tribute = (brought * _HATCH_TRIBUTE_BPS) / WHOLE_BPS;
        uint256 supply_ = Math.mulDiv(brought, UNIT, _HATCH_PRICE);
        if (brought < _MINIMUM_RAISE || supply_ == 0) {
            _phase = Phase.Failed;
            emit HatchFailed(brought);
            return;
        }
        _phase = Phase.Open;
        _reserve = _reserveAtOpening = brought - tribute;
        _supply = _supplyAtOpening = supply_;
        emit CurveOpened(brought, brought - tribute, supply_);
        _TOKEN.mint(address(this), supply_);
        if (tribute > 0) _COIN.safeTransfer(_TREASURY, tribute);
    }

    /// @notice Takes what the caller's contribution came to: tokens, or the coins where the hatch failed.
    function claim() external {
        if (_phase == Phase.Hatching) revert CurveWrongPhase(_phase);
        uint256 coins = _contributions[msg.sender];
        if (coins == 0) revert CurveNothing();
        _contributions[msg.sender] = 0;
        if (_phase == Phase.Failed) {
            emit Claimed(msg.sender, 0, coins);
            _COIN.safeTransfer(msg.sender, coins);
        } else {
            uint256 tokens = Math.mulDiv(coins, UNIT, _HATCH_PRICE);
            emit Claimed(msg.sender, tokens, 0);
            IERC20(address(_TOKEN)).safeTransfer(msg.sender, tokens);
        }
    }

    /// @notice Buys tokens with coins, which the curve must be approved for.
    /// @param coins Wei, tribute included.
    /// @param minimum Wei of tokens asked for at least.
    /// @return tokens Wei made.
    function buy(uint256 coins, uint256 minimum) external onlyIn(Phase.Open) returns (uint256 tokens) {
        uint256 tribute = Math.mulDiv(coins, _BUY_TRIBUTE_BPS, WHOLE_BPS, Math.Rounding.Ceil);
        uint256 reserve_ = _reserve + coins - tribute;
        uint256 supply_ = supplyAt(reserve_);
        // A reserve that was rounded up may stand for a little less than the supply.
        tokens = supply_ > _supply ? supply_ - _supply : 0;
        if (tokens == 0) revert CurveNothing();
        if (tokens < minimum) revert CurveTooLittle(tokens, minimum);
        _reserve = reserve_;
        _supply = supply_;
        emit CurveBought(msg.sender, coins, tokens, tribute);
        _COIN.safeTransferFrom(msg.sender, address(this), coins);
        if (tribute > 0) _COIN.safeTransfer(_TREASURY, tribute);
        _TOKEN.mint(msg.sender, tokens);
    }

    /// @notice Sells tokens, which the curve must be approved for, and burns them.
    /// @param tokens Wei.
    /// @param minimum Wei of coins asked for at least.
    /// @return coins Wei paid.
    function sell(uint256 tokens, uint256 minimum) external onlyIn(Phase.Open) returns (uint256 coins) {
        if (tokens == 0) revert CurveNothing();
        if (tokens > _supply) revert CurveTooMuch(tokens, _supply);
        uint256 supply_ = _supply - tokens;
        uint256 needed = reserveAt(supply_);
        uint256 out = _reserve > needed ? _reserve - needed : 0;
        uint256 tribute = Math.mulDiv(out, _SELL_TRIBUTE_BPS, WHOLE_BPS, Math.Rounding.Ceil);
        coins = out - tribute;
        if (coins < minimum) revert CurveTooLittle(coins, minimum);
        _reserve -= out;
        _supply = supply_;
        emit CurveSold(msg.sender, tokens, coins, tribute);
        _TOKEN.burnFrom(msg.sender, tokens);
        if (tribute > 0) _COIN.safeTransfer(_TREASURY, tribute);
        if (coins > 0) _COIN.safeTransfer(msg.sender, coins);
    }

    /// @notice How far the curve has come.
    function phase() external view returns (Phase) {
        return _phase;
    }

    /// @notice Wei of coins that the hatch brought.
    function raised() external view returns (uint256) {
        return _raised;
    }

    /// @notice Wei of coins that somebody contributed and has not claimed for.
    /// @param account Who.
    function contributionOf(address account) external view returns (uint256) {
        return _contributions[account];
    }

    /// @notice Wei of coins behind the tokens that the curve has made.
    function reserve() external view returns (uint256) {
        return _reserve;
    }

    /// @notice Wei of tokens that the curve has made and not burnt.
    function supply() external view returns (uint256) {
        return _supply;
    }

    /// @notice Coins for 10^18 wei of tokens at the margin: exponent × reserve ÷ supply; 0 without supply.
    function price() external view returns (uint256) {
        return _supply == 0 ? 0 : Math.mulDiv(_EXPONENT * _reserve, UNIT, _supply);
    }

    /// @notice Supply at a reserve: the largest whose reserve is no more.
    /// @param reserve_ Wei of coins.
    function supplyAt(uint256 reserve_) public view returns (uint256) {
        uint256 power = Math.mulDiv(_power(_supplyAtOpening), reserve_, _reserveAtOpening);
        if (_EXPONENT == 1) return power;
        return _EXPONENT == 2 ? Math.sqrt(power) : _cubeRoot(power);
    }

    /// @notice Reserve that a supply needs, rounded up.
    /// @param supply_ Wei of tokens.
    function reserveAt(uint256 supply_) public view returns (uint256) {
        return Math.mulDiv(_power(supply_), _reserveAtOpening, _power(_supplyAtOpening), Math.Rounding.Ceil);
    }

    /// @dev Reverts where a cube does not fit: above 2^85 wei, 38 million tokens.
    function _power(uint256 supply_) private view returns (uint256) {
        if (_EXPONENT == 1) return supply_;
        return _EXPONENT == 2 ? supply_ * supply_ : supply_ * supply_ * supply_;
    }

    /// @dev Rounded down: bit by bit, as its cube must not be more.
    function _cubeRoot(uint256 value) private pure returns (uint256 root) {
        for (uint256 bit = 1 << 84; bit > 0; bit >>= 1) {
            uint256 larger = root | bit;
            if (larger * larger * larger <= value) root = larger;
        }
    }
}
