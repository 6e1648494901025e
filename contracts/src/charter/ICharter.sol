// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a charter limits. A breach names the article it is of.
enum Article {
    None,
    LargestTransfer,
    LargestChange,
    ForbiddenCall,
    UsesOfData
}

/// @title What a charter offers to those who must keep to it.
/// @notice The treasury's timelock, the governor, and contracts that use data or the model.
interface ICharter {
    /// @notice Calls that the charter does not let pass.
    /// @param article The article that they break.
    /// @param call Which of the calls breaks it, from 0.
    error CharterForbids(Article article, uint256 call);

    /// @notice Reverts with {CharterForbids} when the calls break an article.
    /// @param targets Who is called.
    /// @param values Native wei sent along.
    /// @param payloads What is called.
    function check(address[] calldata targets, uint256[] calldata values, bytes[] calldata payloads) external view;

    /// @notice The first article that calls of the treasury would break, and by which call.
    /// @param targets Who is called.
    /// @param values Native wei sent along.
    /// @param payloads What is called.
    /// @return article The article; {Article.None} when they may pass.
    /// @return call Which of the calls, from 0.
    function breach(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads
    ) external view returns (Article article, uint256 call);

    /// @notice Whether the DAO's data and model may be used for something.
    /// @param purpose Its name, ASCII and left aligned, e.g. `training`.
    function purposeAllowed(bytes32 purpose) external view returns (bool);
}
