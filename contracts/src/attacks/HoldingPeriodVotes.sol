// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

/// @title Counts only votes that an account had a holding period before, too.
/// @notice For rehearsing defences: what was bought, borrowed or newly delegated for one proposal weighs nothing in it.
/// Two moments are compared, the snapshot and one a period earlier; what was between them is not seen.
contract HoldingPeriodVotes is IERC5805 {
    IERC5805 private immutable _TOKEN;

    /// @notice How long votes must have been held, in units of the token's clock.
    uint48 public immutable PERIOD;

    /// @notice Votes are delegated at the token, not here.
    error HoldingPeriodNotHere();

    /// @notice Counts a token's votes.
    /// @param token The token.
    /// @param period How long votes must have been held, in units of its clock.
    constructor(IERC5805 token, uint48 period) {
        (_TOKEN, PERIOD) = (token, period);
    }

    /// @inheritdoc IVotes
    function delegate(address) external pure {
        revert HoldingPeriodNotHere();
    }

    /// @inheritdoc IVotes
    function delegateBySig(address, uint256, uint256, uint8, bytes32, bytes32) external pure {
        revert HoldingPeriodNotHere();
    }

    /// @inheritdoc IVotes
    function getVotes(address account) external view returns (uint256) {
        return _lesser(_TOKEN.getVotes(account), account, clock());
    }

    /// @inheritdoc IVotes
    function getPastVotes(address account, uint256 timepoint) external view returns (uint256) {
        return _lesser(_TOKEN.getPastVotes(account, timepoint), account, timepoint);
    }

    /// @inheritdoc IVotes
    function getPastTotalSupply(uint256 timepoint) external view returns (uint256) {
        return _TOKEN.getPastTotalSupply(timepoint);
    }

    /// @inheritdoc IVotes
    function delegates(address account) external view returns (address) {
        return _TOKEN.delegates(account);
    }

    /// @notice The token's digits after the point.
    function decimals() external view returns (uint8) {
        return IERC20Metadata(address(_TOKEN)).decimals();
    }

    /// @notice The token's clock (ERC-6372).
    function clock() public view returns (uint48) {
        return _TOKEN.clock();
    }

    // ERC-6372 gives the next function its name.
    // solhint-disable func-name-mixedcase

    /// @notice The machine-readable description of {clock} (ERC-6372).
    function CLOCK_MODE() external view returns (string memory) {
        return _TOKEN.CLOCK_MODE();
    }

    // solhint-enable func-name-mixedcase

    function _lesser(uint256 votes, address account, uint256 timepoint) private view returns (uint256) {
        if (timepoint < PERIOD) return 0;
        uint256 earlier = _TOKEN.getPastVotes(account, timepoint - PERIOD);
        return votes < earlier ? votes : earlier;
    }
}
