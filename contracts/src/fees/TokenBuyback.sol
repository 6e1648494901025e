// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {PairMeanPrice} from "../market/PairMeanPrice.sol";
import {StakePool} from "../staking/StakePool.sol";
import {GovernanceToken} from "../token/GovernanceToken.sol";
import {IPair} from "./IPair.sol";

/// @notice Who gets the tokens that are bought and not burnt.
/// @param stakers The stake pool; it is told of every reward.
/// @param trainers The trainers' pool.
/// @param validators The validators' pool.
struct BuybackReceivers {
    StakePool stakers;
    address trainers;
    address validators;
}

/// @notice Coins by what the tokens that they buy are for, in wei.
/// @param burn To be burnt.
/// @param stakers For the stakers.
/// @param contributors For trainers and validators, as the emission is split between the two.
struct BuybackPurposes {
    uint256 burn;
    uint256 stakers;
    uint256 contributors;
}

/// @title Buys the DAO's token with what the DAO earned, at no more than a limit over the price of late.
/// @notice The limit is the pair's mean price since the last purchase (or look), weighted by time, and a premium that
/// the DAO sets. A price that somebody pushed up just before is therefore not paid: the coins wait. Anyone may have it
/// buy, once a period. Amounts are wei.
contract TokenBuyback is PairMeanPrice {
    using SafeERC20 for IERC20;

    /// @notice The registry's name of the premium over the mean price, in 1/10,000.
    bytes32 public constant BUYBACK_PREMIUM_BPS = "buybackPremiumBps";

    uint256 private constant WHOLE_BPS = 10_000;

    GovernanceToken private immutable _TOKEN;
    IERC20 private immutable _COIN;
    ParameterRegistry private immutable _REGISTRY;
    StakePool private immutable _STAKERS;
    address private immutable _TRAINERS;
    address private immutable _VALIDATORS;

    BuybackPurposes private _waiting;

    /// @notice Coins came in to buy tokens with.
    /// @param burn Wei whose tokens are to be burnt.
    /// @param stakers Wei whose tokens are for the stakers.
    /// @param contributors Wei whose tokens are for trainers and validators.
    event CoinsReceived(uint256 burn, uint256 stakers, uint256 contributors);
    /// @notice Tokens were bought and given to those they are for.
    /// @param coins Wei of coins paid.
    /// @param burnt Wei of tokens burnt.
    /// @param stakers Wei of tokens for the stakers.
    /// @param trainers Wei of tokens to the trainers' pool.
    /// @param validators Wei of tokens to the validators' pool.
    event TokensBought(uint256 coins, uint256 burnt, uint256 stakers, uint256 trainers, uint256 validators);
    /// @notice The price was over the limit; the coins wait.
    /// @param price Coins a token at the margin, in 1/10^18.
    /// @param limit The highest that would have been paid, in 1/10^18.
    event BuybackWaits(uint256 price, uint256 limit);

    /// @notice The period since the last purchase is not over.
    /// @param nextAt When it is, in Unix seconds.
    error BuybackTooEarly(uint256 nextAt);
    /// @notice No coins wait.
    error BuybackNothingToSpend();

    /// @notice Begins to watch the price with the first coins that come in.
    /// @param token_ The DAO's token.
    /// @param coin_ What it is bought with.
    /// @param pair_ The Uniswap v2 pair of the two.
    /// @param registry_ Where the premium and the emission's split are read.
    /// @param receivers Who gets what is not burnt.
    /// @param period_ Seconds between two purchases, at least.
    constructor(
        GovernanceToken token_,
        IERC20 coin_,
        IPair pair_,
        ParameterRegistry registry_,
        BuybackReceivers memory receivers,
        uint256 period_
    ) PairMeanPrice(pair_, address(token_) < address(coin_), period_) {
        _TOKEN = token_;
        _COIN = coin_;
        _REGISTRY = registry_;
        _STAKERS = receivers.stakers;
        _TRAINERS = receivers.trainers;
        _VALIDATORS = receivers.validators;
    }

    /// @notice Takes coins from the caller, who has approved them.
    /// @param amounts By what their tokens are for, in wei.
    function receiveCoins(BuybackPurposes calldata amounts) external {
        _waiting.burn += amounts.burn;
        _waiting.stakers += amounts.stakers;
        _waiting.contributors += amounts.contributors;
        _watch();
        emit CoinsReceived(amounts.burn, amounts.stakers, amounts.contributors);
        _COIN.safeTransferFrom(msg.sender, address(this), amounts.burn + amounts.stakers + amounts.contributors);
    }

    /// @notice Spends what waits, as far as the price stays at or under the limit, and hands out the tokens.
    function buyBack() external {
        BuybackPurposes memory before = _waiting;
        uint256 total = before.burn + before.stakers + before.contributors;
        if (total == 0) revert BuybackNothingToSpend();
        uint256 nextAt = nextBuybackAt();
        if (block.timestamp < nextAt) revert BuybackTooEarly(nextAt);

        (uint256 tokens, uint256 coins) = _reserves();
        uint256 limit = _limit(tokens, coins);
        uint256 spent = Math.min(total, _mostToSpend(tokens, coins, limit));
        uint256 bought = _amountOut(spent, coins, tokens);
        if (bought == 0) {
            emit BuybackWaits(Math.mulDiv(coins, 1e18, tokens), Math.mulDiv(limit, 1e18, _Q112));
            return;
        }
        BuybackPurposes memory used = _partOf(before, spent, total);
        _waiting = BuybackPurposes({
            burn: before.burn - used.burn,
            stakers: before.stakers - used.stakers,
            contributors: before.contributors - used.contributors
        });

        _COIN.safeTransfer(address(_PAIR), spent);
        (uint256 out0, uint256 out1) = _TOKEN_IS_FIRST ? (bought, uint256(0)) : (uint256(0), bought);
        _PAIR.swap(out0, out1, address(this), "");
        _handOut(spent, bought, used);
    }

    /// @notice Coins that wait, by what their tokens will be for, in wei.
    function waiting() external view returns (BuybackPurposes memory) {
        return _waiting;
    }

    /// @notice When tokens may be bought next, in Unix seconds.
    function nextBuybackAt() public view returns (uint256) {
        return _nextLookAt();
    }

    function _handOut(uint256 spent, uint256 bought, BuybackPurposes memory used) private {
        uint256 burnt = Math.mulDiv(bought, used.burn, spent);
        uint256 stakers = Math.mulDiv(bought, used.stakers, spent);
        uint256 contributors = bought - burnt - stakers;
        // Where nothing was meant for contributors the wei that rounding leaves is burnt.
        if (used.contributors == 0) {
            burnt += contributors;
            contributors = 0;
        }
        uint256 validators = _validatorsShare(contributors);
        uint256 trainers = contributors - validators;
        emit TokensBought(spent, burnt, stakers, trainers, validators);
        if (burnt > 0) _TOKEN.burn(burnt);
        if (trainers > 0) IERC20(_TOKEN).safeTransfer(_TRAINERS, trainers);
        if (validators > 0) IERC20(_TOKEN).safeTransfer(_VALIDATORS, validators);
        if (stakers > 0) {
            IERC20(_TOKEN).safeTransfer(address(_STAKERS), stakers);
            _STAKERS.notifyRewardAmount(stakers);
        }
    }

    /// @dev The highest price paid, coins a token in 1/2^112. The next mean begins here.
    function _limit(uint256 tokens, uint256 coins) private returns (uint256) {
        uint256 mean = _meanPrice(tokens, coins);
        return Math.mulDiv(mean, WHOLE_BPS + _REGISTRY.get(BUYBACK_PREMIUM_BPS), WHOLE_BPS);
    }

    function _validatorsShare(uint256 amount) private view returns (uint256) {
        uint256 trainersBps = _REGISTRY.get(ParameterKeys.SPLIT_TRAINERS_BPS);
        uint256 validatorsBps = _REGISTRY.get(ParameterKeys.SPLIT_VALIDATORS_BPS);
        if (trainersBps + validatorsBps == 0) return 0;
        return (amount * validatorsBps) / (trainersBps + validatorsBps);
    }

    /// @dev What of each purpose's coins is spent; a wei that rounding leaves is taken where there is one.
    function _partOf(
        BuybackPurposes memory whole,
        uint256 spent,
        uint256 total
    ) private pure returns (BuybackPurposes memory used) {
        used.burn = Math.mulDiv(whole.burn, spent, total);
        used.stakers = Math.mulDiv(whole.stakers, spent, total);
        uint256 rest = spent - used.burn - used.stakers;
        used.contributors = Math.min(rest, whole.contributors);
        rest -= used.contributors;
        uint256 more = Math.min(rest, whole.stakers - used.stakers);
        used.stakers += more;
        used.burn += rest - more;
    }

    /// @dev Coins after which the price at the margin is at the limit: √(tokens × coins × limit) − coins, fee aside,
    /// which only leaves the price lower.
    function _mostToSpend(uint256 tokens, uint256 coins, uint256 limit) private pure returns (uint256) {
        uint256 after_ = Math.sqrt(Math.mulDiv(tokens * coins, limit, _Q112));
        return after_ > coins ? after_ - coins : 0;
    }
}
