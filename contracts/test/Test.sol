// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The part of Foundry's cheat codes that these tests use.
interface Vm {
    function warp(uint256 timestamp) external;
    function deal(address account, uint256 balance) external;
    function etch(address target, bytes calldata code) external;
    function cool(address target) external;
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function expectRevert(bytes calldata data) external;
    function expectRevert(bytes4 selector) external;
    function expectPartialRevert(bytes4 selector) external;
    function expectEmit(bool topic1, bool topic2, bool topic3, bool data, address emitter) external;
    function assume(bool condition) external pure;
    function addr(uint256 key) external pure returns (address);
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function lastCallGas() external view returns (Gas memory);
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory);
    function readFile(string calldata path) external view returns (string memory);
    function parseJsonString(string calldata json, string calldata key) external pure returns (string memory);
    function parseBytes(string calldata hexadecimal) external pure returns (bytes memory);

    struct Gas {
        uint64 gasLimit;
        uint64 gasTotalUsed;
        uint64 gasMemoryUsed;
        int64 gasRefunded;
        uint64 gasRemaining;
    }

    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }
}

/// @title The base of every contract test: assertions that name both sides, bounded inputs, invariant targets.
/// @notice forge runs every function whose name begins with `test` or `invariant`, after `setUp`.
abstract contract Test {
    // solhint-disable-next-line const-name-snakecase
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev forge reads this name to see that a failed assertion is meant for it.
    // solhint-disable-next-line const-name-snakecase
    bool public constant IS_TEST = true;

    address[] private _targets;

    error NotEqualNumbers(uint256 actual, uint256 expected, string what);
    error NotEqualIntegers(int256 actual, int256 expected, string what);
    error NotEqualAddresses(address actual, address expected, string what);
    error NotEqualWords(bytes32 actual, bytes32 expected, string what);
    error NotEqualTexts(string actual, string expected, string what);
    error NotAtMost(uint256 actual, uint256 limit, string what);
    error NotTrue(string what);

    /// @dev forge asks which contracts an invariant's calls go to.
    function targetContracts() external view returns (address[] memory) {
        return _targets;
    }

    function _target(address handler) internal {
        _targets.push(handler);
    }

    function assertEq(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert NotEqualNumbers(actual, expected, what);
    }

    function assertEq(int256 actual, int256 expected, string memory what) internal pure {
        if (actual != expected) revert NotEqualIntegers(actual, expected, what);
    }

    function assertEq(address actual, address expected, string memory what) internal pure {
        if (actual != expected) revert NotEqualAddresses(actual, expected, what);
    }

    function assertEq(bytes32 actual, bytes32 expected, string memory what) internal pure {
        if (actual != expected) revert NotEqualWords(actual, expected, what);
    }

    function assertEq(string memory actual, string memory expected, string memory what) internal pure {
        if (keccak256(bytes(actual)) != keccak256(bytes(expected))) revert NotEqualTexts(actual, expected, what);
    }

    function assertLe(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual > limit) revert NotAtMost(actual, limit, what);
    }

    function assertTrue(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    /// @dev Brings a fuzzed number into a range, both ends included; numbers in it stay as they are.
    function bound(uint256 value, uint256 minimum, uint256 maximum) internal pure returns (uint256) {
        if (value >= minimum && value <= maximum) return value;
        uint256 size = maximum - minimum + 1;
        return size == 0 ? value : minimum + (value % size);
    }

    /// @dev An address that belongs to a name.
    function named(string memory name) internal pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    /// @dev An address that belongs to a name and a number.
    function named(string memory name, uint256 number) internal pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode(name, number)))));
    }

    /// @dev The next call must emit exactly the event that is emitted after this, topics and data.
    function expectEvent(address emitter) internal {
        vm.expectEmit(true, true, true, true, emitter);
    }
}
