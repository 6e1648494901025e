// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardRule, ScoredUpdate} from "./IRewardRule.sol";

/// @title Asks a rule of pay that somebody wrote, and bears whatever it does.
/// @notice A static call, so that the rule changes nothing and cannot come back in; bounded in gas; of the answer no
/// more than a word is read.
library RewardRuleCall {
    /// @notice The caller left too little gas to ask the rule: it would fail for that alone.
    /// @param available Gas there is.
    error RewardRuleGasTooLow(uint256 available);

    /// @dev Gas that a rule may use for one update.
    uint256 internal constant GAS = 30_000;
    /// @dev The largest weight; the sum over any round fits in 128 bits.
    uint256 internal constant MOST_WEIGHT = type(uint64).max;
    /// @dev Gas that must be there to give the rule its own: a 64th stays behind, and reaching an account costs.
    uint256 private constant GAS_TO_ASK = 35_000;

    /// @dev Whether the rule answered as a rule should, and the weight.
    function ask(address rule, ScoredUpdate memory update) internal view returns (bool answered, uint256 weight) {
        bytes memory data = abi.encodeCall(IRewardRule.weightOf, (update));
        if (gasleft() < GAS_TO_ASK) revert RewardRuleGasTooLow(gasleft());
        uint256 limit = GAS;
        // In Solidity the whole answer would be copied, however long it is.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let done := staticcall(limit, rule, add(data, 32), mload(data), 0, 32)
            answered := and(done, eq(returndatasize(), 32))
            weight := mload(0)
        }
        if (!answered || weight > MOST_WEIGHT) return (false, 0);
    }

    /// @dev How far scores lie from their median on average, both kept from 0 up.
    function errorOf(uint256[] memory scores, uint256 median) internal pure returns (uint256) {
        uint256 count = scores.length;
        uint256 sum = 0;
        for (uint256 i = 0; i < count; ++i) {
            sum += scores[i] > median ? scores[i] - median : median - scores[i];
        }
        return sum / count;
    }
}
