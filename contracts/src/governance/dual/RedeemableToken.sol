// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title A token that is worth native currency, and gives it back after a wait: a staked asset, as stETH is.
/// @notice Wei for wei: what is deposited is minted, what is to be redeemed is burnt at once and paid when its wait is
/// over. The wait stands for a queue of withdrawals, of which a rehearsal knows only how long it is supposed to be.
contract RedeemableToken is ERC20 {
    /// @dev A redemption that waits.
    struct Redemption {
        address owner;
        uint48 ready;
        uint256 amount;
    }

    /// @notice Seconds from asking for a redemption until it is paid.
    uint32 public immutable REDEMPTION_SECONDS;

    mapping(uint256 id => Redemption) private _redemptions;
    uint256 private _count;

    /// @notice Tokens were burnt, to be paid later.
    /// @param id The redemption.
    /// @param owner Who will be paid.
    /// @param amount Wei.
    /// @param ready Unix seconds from which on it can be claimed.
    event RedemptionRequested(uint256 indexed id, address indexed owner, uint256 amount, uint256 ready);
    /// @notice A redemption was paid.
    /// @param id The redemption.
    /// @param owner Who was paid.
    /// @param amount Wei.
    event RedemptionClaimed(uint256 indexed id, address indexed owner, uint256 amount);

    /// @notice Only who asked for a redemption may claim it, and once.
    error RedemptionNotOwned(uint256 id, address account);
    /// @notice It waits still.
    error RedemptionNotReady(uint256 id, uint256 ready);

    /// @notice Begins without any supply.
    /// @param name_ The token's name.
    /// @param symbol_ Its ticker.
    /// @param redemptionSeconds Seconds that a redemption waits.
    constructor(string memory name_, string memory symbol_, uint32 redemptionSeconds) ERC20(name_, symbol_) {
        REDEMPTION_SECONDS = redemptionSeconds;
    }

    /// @notice Mints as much as is sent along. Emits {IERC20-Transfer} from the zero address.
    /// @param to Who gets the tokens.
    function deposit(address to) external payable {
        _mint(to, msg.value);
    }

    /// @notice Burns tokens of the caller's, to be paid when the wait is over.
    /// @param amount How many.
    /// @return id The redemption, for {claim}.
    function requestRedemption(uint256 amount) external returns (uint256 id) {
        id = ++_count;
        uint48 ready = uint48(block.timestamp + REDEMPTION_SECONDS);
        _redemptions[id] = Redemption({owner: _msgSender(), ready: ready, amount: amount});
        _burn(_msgSender(), amount);
        emit RedemptionRequested(id, _msgSender(), amount, ready);
    }

    /// @notice Pays the caller's redemption.
    /// @param id Which.
    /// @return amount Wei that were paid.
    function claim(uint256 id) external returns (uint256 amount) {
        Redemption memory one = _redemptions[id];
        if (one.owner != _msgSender()) revert RedemptionNotOwned(id, _msgSender());
        if (block.timestamp < one.ready) revert RedemptionNotReady(id, one.ready);
        amount = one.amount;
        delete _redemptions[id];
        emit RedemptionClaimed(id, one.owner, amount);
        Address.sendValue(payable(one.owner), amount);
    }
}
