// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {BuybackPurposes, TokenBuyback} from "./TokenBuyback.sol";

/// @title Shares out what the DAO earns, by weights that the DAO sets.
/// @notice Fees come in by plain transfers. Anyone may have them shared out. The treasury gets coins; the rest goes to
/// the buy-back, which burns what it buys or gives it to stakers and contributors. A share is its weight's part of all
/// four; if all are 0, everything is the treasury's. Amounts are wei of coins.
contract FeeDistributor {
    using SafeERC20 for IERC20;

    /// @notice The registry's name of the weight of buying back and burning.
    bytes32 public constant FEE_BURN_BPS = "feeBurnBps";
    /// @notice The registry's name of the stakers' weight.
    bytes32 public constant FEE_STAKERS_BPS = "feeStakersBps";
    /// @notice The registry's name of the contributors' weight.
    bytes32 public constant FEE_CONTRIBUTORS_BPS = "feeContributorsBps";
    /// @notice The registry's name of the treasury's weight.
    bytes32 public constant FEE_TREASURY_BPS = "feeTreasuryBps";

    IERC20 private immutable _COIN;
    ParameterRegistry private immutable _REGISTRY;
    TokenBuyback private immutable _BUYBACK;
    address private immutable _TREASURY;

    /// @notice Fees were shared out.
    /// @param burn Wei to buy tokens with that are burnt.
    /// @param stakers Wei to buy tokens with for the stakers.
    /// @param contributors Wei to buy tokens with for trainers and validators.
    /// @param treasury Wei to the treasury.
    event FeesDistributed(uint256 burn, uint256 stakers, uint256 contributors, uint256 treasury);

    /// @notice No fees came in since they were shared out last.
    error FeesNone();

    /// @notice Begins with whatever the address already holds.
    /// @param coin_ What fees are paid in.
    /// @param registry_ Where the weights are read every time.
    /// @param buyback_ Who buys tokens.
    /// @param treasury_ Who gets the treasury's share, and what rounding leaves.
    constructor(IERC20 coin_, ParameterRegistry registry_, TokenBuyback buyback_, address treasury_) {
        _COIN = coin_;
        _REGISTRY = registry_;
        _BUYBACK = buyback_;
        _TREASURY = treasury_;
    }

    /// @notice Shares out all fees that came in.
    function distribute() external {
        uint256 fees = _COIN.balanceOf(address(this));
        if (fees == 0) revert FeesNone();
        BuybackPurposes memory shares = shareOut(fees);
        uint256 bought = shares.burn + shares.stakers + shares.contributors;
        uint256 treasury = fees - bought;
        emit FeesDistributed(shares.burn, shares.stakers, shares.contributors, treasury);
        if (treasury > 0) _COIN.safeTransfer(_TREASURY, treasury);
        if (bought > 0) {
            _COIN.forceApprove(address(_BUYBACK), bought);
            _BUYBACK.receiveCoins(shares);
        }
    }

    /// @notice What an amount of fees would buy tokens for; the rest is the treasury's.
    /// @param fees Wei of coins, below 2^224.
    function shareOut(uint256 fees) public view returns (BuybackPurposes memory) {
        uint256 burn = _REGISTRY.get(FEE_BURN_BPS);
        uint256 stakers = _REGISTRY.get(FEE_STAKERS_BPS);
        uint256 contributors = _REGISTRY.get(FEE_CONTRIBUTORS_BPS);
        uint256 whole = burn + stakers + contributors + _REGISTRY.get(FEE_TREASURY_BPS);
        if (whole == 0) return BuybackPurposes({burn: 0, stakers: 0, contributors: 0});
        return
            BuybackPurposes({
                burn: (fees * burn) / whole,
                stakers: (fees * stakers) / whole,
                contributors: (fees * contributors) / whole
            });
    }
}
