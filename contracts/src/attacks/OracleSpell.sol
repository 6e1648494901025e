// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PriceReaders} from "./PriceReaders.sol";

/// @title A candidate for the hat that plans to admit one reader.
/// @notice For rehearsing attacks: Maker's executive spell of 23 October 2020.
contract OracleSpell {
    PriceReaders private immutable _READERS;
    address private immutable _READER;

    /// @notice Fixes what it does.
    /// @param readers Who may read is decided there.
    /// @param reader Who is to be admitted.
    constructor(PriceReaders readers, address reader) {
        _READERS = readers;
        _READER = reader;
    }

    /// @notice Plans it; works while the spell is the hat.
    function schedule() external {
        _READERS.plan(_READER);
    }

    /// @notice Carries it out when the pause is over.
    function cast() external {
        _READERS.admit(_READER);
    }
}
