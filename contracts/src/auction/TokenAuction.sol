// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPoolPair} from "./IPoolPair.sol";

/// @notice What an auction works with.
/// @param token What is sold.
/// @param coin What it is paid with.
/// @param pair The Uniswap v2 pair of the two.
/// @param treasury Who gets the proceeds, what is not sold, and the pool's shares.
struct AuctionParties {
    IERC20 token;
    IERC20 coin;
    IPoolPair pair;
    address treasury;
}

/// @notice What every auction sells, and when.
/// @param startsAt From when on it takes money, in Unix seconds.
/// @param endsAt Until when, in Unix seconds.
/// @param poolBps Part of the proceeds that goes into the pool with as many tokens, in 1/10,000.
/// @param offered Wei of tokens for sale.
/// @param reservePrice Coins for 10^18 wei of tokens, at least.
struct AuctionTerms {
    uint64 startsAt;
    uint64 endsAt;
    uint16 poolBps;
    uint256 offered;
    uint256 reservePrice;
}

/// @title What auctions of the DAO's token share: the end, the pool, and claims.
/// @notice The auction must be sent what it offers and, for the pool, {reservedForPool}. At its end a part of the
/// proceeds goes into the pool together with so many tokens that the pool's price is the auction's; shares, the other
/// proceeds and all tokens that are not sold are the treasury's. What the pool held before at another price is brought
/// to this one at the cost of nobody but those who hold its shares. Everything is rounded against whoever is paid; the
/// wei that this leaves go to the treasury with the last claim. Amounts are wei.
abstract contract TokenAuction {
    using SafeERC20 for IERC20;

    uint256 internal constant _UNIT = 1e18;
    uint256 private constant WHOLE_BPS = 10_000;

    IERC20 internal immutable _TOKEN;
    IERC20 internal immutable _COIN;
    IPoolPair private immutable _PAIR;
    address private immutable _TREASURY;
    uint256 internal immutable _STARTS_AT;
    uint256 internal immutable _ENDS_AT;
    uint256 private immutable _POOL_BPS;
    uint256 internal immutable _OFFERED;
    uint256 internal immutable _RESERVE_PRICE;

    bool private _settled;
    uint256 internal _clearingPrice;
    uint256 private _sold;
    /// @dev Claims that are not made yet.
    uint256 private _openClaims;

    /// @notice The auction is over.
    /// @param price Coins for 10^18 wei of tokens at which it cleared, or ended.
    /// @param sold Wei of tokens.
    /// @param proceeds Wei of coins paid for them.
    event AuctionSettled(uint256 price, uint256 sold, uint256 proceeds);
    /// @notice A part of the proceeds went into the pool.
    /// @param tokens Wei of tokens put in with it.
    /// @param coins Wei of coins.
    /// @param shares Wei of shares for the treasury.
    event PoolSeeded(uint256 tokens, uint256 coins, uint256 shares);
    /// @notice The treasury got its part.
    /// @param tokens Wei of tokens that were not sold, or that rounding left.
    /// @param coins Wei of proceeds, or of what rounding left.
    event AuctionPaidOut(uint256 tokens, uint256 coins);
    /// @notice Somebody got what it bought, and back what it did not spend.
    /// @param account Who.
    /// @param tokens Wei.
    /// @param refund Wei of coins.
    event AuctionClaimed(address indexed account, uint256 tokens, uint256 refund);

    /// @notice Terms that make no auction.
    error AuctionTermsInvalid();
    /// @notice It takes no money now.
    /// @param startsAt From when on it does, in Unix seconds.
    /// @param endsAt Until when.
    error AuctionNotOpen(uint256 startsAt, uint256 endsAt);
    /// @notice It cannot be settled yet.
    /// @param endsAt When it can, in Unix seconds.
    error AuctionNotOver(uint256 endsAt);
    /// @notice It is settled already, or not yet.
    /// @param settled Whether it is.
    error AuctionPhase(bool settled);
    /// @notice Nothing to pay, to buy or to claim.
    error AuctionNothing();

    /// @notice Sets the terms, for good.
    /// @param parties What it works with.
    /// @param terms What it sells, and when.
    constructor(AuctionParties memory parties, AuctionTerms memory terms) {
        if (
            terms.startsAt >= terms.endsAt ||
            terms.poolBps > WHOLE_BPS ||
            Math.mulDiv(terms.offered, terms.reservePrice, _UNIT) == 0
        ) revert AuctionTermsInvalid();
        _TOKEN = parties.token;
        _COIN = parties.coin;
        _PAIR = parties.pair;
        _TREASURY = parties.treasury;
        _STARTS_AT = terms.startsAt;
        _ENDS_AT = terms.endsAt;
        _POOL_BPS = terms.poolBps;
        _OFFERED = terms.offered;
        _RESERVE_PRICE = terms.reservePrice;
    }

    modifier onlyOpen() {
        if (block.timestamp < _STARTS_AT || block.timestamp >= _ENDS_AT) revert AuctionNotOpen(_STARTS_AT, _ENDS_AT);
        _;
    }

    modifier onlySettled(bool settled_) {
        if (_settled != settled_) revert AuctionPhase(_settled);
        _;
    }

    /// @notice Whether the auction is over and its price known.
    function settled() external view returns (bool) {
        return _settled;
    }

    /// @notice Coins for 10^18 wei of tokens at which it cleared, or ended; 0 before.
    function clearingPrice() external view returns (uint256) {
        return _clearingPrice;
    }

    /// @notice Wei of tokens sold; 0 before it is settled.
    function sold() external view returns (uint256) {
        return _sold;
    }

    /// @notice Claims that are still to be made.
    function openClaims() external view returns (uint256) {
        return _openClaims;
    }

    /// @notice Wei of tokens that the auction must be sent besides what it offers, for the pool.
    function reservedForPool() public view returns (uint256) {
        return Math.mulDiv(_OFFERED, _POOL_BPS, WHOLE_BPS);
    }

    /// @dev There is one more claim to be made.
    function _owe() internal {
        ++_openClaims;
    }

    /// @dev Makes one claim. The last takes along for the treasury what rounding left.
    function _payClaim(address account, uint256 tokens, uint256 refund) internal {
        --_openClaims;
        emit AuctionClaimed(account, tokens, refund);
        if (tokens > 0) _TOKEN.safeTransfer(account, tokens);
        if (refund > 0) _COIN.safeTransfer(account, refund);
        if (_openClaims > 0) return;
        uint256 tokensLeft = _TOKEN.balanceOf(address(this));
        uint256 coinsLeft = _COIN.balanceOf(address(this));
        if (tokensLeft + coinsLeft > 0) _payTreasury(tokensLeft, coinsLeft);
    }

    /// @dev Ends the auction: fixes its price, seeds the pool, and pays the treasury.
    function _close(uint256 price, uint256 sold_, uint256 proceeds) internal onlySettled(false) {
        _settled = true;
        _clearingPrice = price;
        _sold = sold_;
        emit AuctionSettled(price, sold_, proceeds);
        uint256 unsold = _OFFERED - sold_ + reservedForPool();
        (uint256 tokens, uint256 coins) = _forPool(price, proceeds, unsold);
        if (coins > 0) {
            _TOKEN.safeTransfer(address(_PAIR), tokens);
            _COIN.safeTransfer(address(_PAIR), coins);
            emit PoolSeeded(tokens, coins, _PAIR.mint(_TREASURY));
        }
        _payTreasury(unsold - tokens, proceeds - coins);
    }

    function _payTreasury(uint256 tokens, uint256 coins) private {
        emit AuctionPaidOut(tokens, coins);
        if (tokens > 0) _TOKEN.safeTransfer(_TREASURY, tokens);
        if (coins > 0) _COIN.safeTransfer(_TREASURY, coins);
    }

    /// @dev What goes into the pool so that its price becomes the auction's: nothing where the pool's own coins are too
    /// many for that, or where it would give no share for it and so refuse.
    function _forPool(
        uint256 price,
        uint256 proceeds,
        uint256 available
    ) private view returns (uint256 tokens, uint256 coins) {
        coins = Math.mulDiv(proceeds, _POOL_BPS, WHOLE_BPS);
        (uint256 tokensThere, uint256 coinsThere, ) = _PAIR.getReserves();
        if (address(_TOKEN) > address(_COIN)) (tokensThere, coinsThere) = (coinsThere, tokensThere);
        uint256 after_ = Math.mulDiv(coinsThere + coins, _UNIT, price);
        if (after_ > tokensThere + available) {
            after_ = tokensThere + available;
            uint256 most = Math.mulDiv(after_, price, _UNIT);
            coins = most > coinsThere ? most - coinsThere : 0;
        }
        if (coins == 0 || after_ <= tokensThere) return (0, 0);
        tokens = after_ - tokensThere;
        uint256 shares = _PAIR.totalSupply();
        bool refused = shares == 0
            ? Math.sqrt(tokens * coins) <= 1_000
            : (tokens * shares) / tokensThere == 0 || (coins * shares) / coinsThere == 0;
        if (refused) return (0, 0);
    }
}
