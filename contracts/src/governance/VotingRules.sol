// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a quorum is measured by: a share of the supply at the snapshot, or a fixed amount. With a veto there is
/// none: a proposal passes unless Against reaches that share of the supply (an optimistic proposal).
enum QuorumKind {
    Fraction,
    Absolute,
    Veto
}

/// @notice Which votes a quorum counts: OpenZeppelin, Compound Bravo, Tornado Cash, Snapshot, in this order.
enum QuorumCounts {
    ForAbstain,
    For,
    ForAgainst,
    All
}

/// @notice What an amount of tokens weighs in a vote: itself, its square root, or one vote for each voter.
enum VoteWeights {
    Tokens,
    Quadratic,
    Person
}

/// @notice How votes are counted and how many make a decision valid.
/// @param kind What `quorum` is.
/// @param quorum In 1/10,000 of the supply, or in the token's smallest unit.
/// @param counts Whose tokens the quorum counts; a veto counts those Against, whatever this is.
/// @param weights What a voter's tokens weigh when For is compared with Against.
struct VotingRules {
    QuorumKind kind;
    uint192 quorum;
    QuorumCounts counts;
    VoteWeights weights;
}

/// @title Rules in one word.
/// @notice For a checkpoint to remember.
library PackedVotingRules {
    /// @notice Rules as the low 208 bits of a word: quorum, then kind, counts and weights in the topmost bytes.
    /// @param rules The rules.
    function pack(VotingRules memory rules) internal pure returns (uint208) {
        return
            uint208(rules.quorum) |
            (uint208(rules.kind) << 192) |
            (uint208(rules.counts) << 196) |
            (uint208(rules.weights) << 200);
    }

    /// @notice The inverse of {pack}.
    /// @param word What {pack} gave.
    function unpack(uint208 word) internal pure returns (VotingRules memory) {
        return
            VotingRules({
                kind: QuorumKind((word >> 192) & 0xf),
                quorum: uint192(word),
                counts: QuorumCounts((word >> 196) & 0xf),
                weights: VoteWeights((word >> 200) & 0xff)
            });
    }
}
