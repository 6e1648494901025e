// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../../src/governance/ParameterKeys.sol";
import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {Dao} from "../fixtures/Dao.sol";
import {Test} from "../Test.sol";

/// @dev The owner and strangers try to set anything to anything; what is refused is part of the game.
contract RegistryHandler is Test {
    ParameterRegistry public immutable REGISTRY;
    address public immutable OWNER;
    uint256 public accepted;
    /// @dev Changes that a stranger made.
    uint256 public stolen;

    constructor(ParameterRegistry registry, address owner) {
        REGISTRY = registry;
        OWNER = owner;
    }

    function set(uint256 which, uint256 value, bool nearby) external {
        bytes32[] memory keys = REGISTRY.keys();
        bytes32 key = keys[which % keys.length];
        (uint256 minimum, uint256 maximum) = REGISTRY.bounds(key);
        // Mostly refused without this: bounds are narrow among all numbers.
        if (nearby) value = bound(value, minimum, maximum + 2);
        vm.prank(OWNER);
        try REGISTRY.set(key, value) {
            ++accepted;
        } catch {}
    }

    function setSplit(uint256 a, uint256 b, uint256 c, uint256 d, bool whole) external {
        if (whole) {
            a = bound(a, 0, 10_000);
            b = bound(b, 0, 10_000 - a);
            c = bound(c, 0, 10_000 - a - b);
            d = 10_000 - a - b - c;
        }
        vm.prank(OWNER);
        try REGISTRY.setSplit(a, b, c, d) {
            ++accepted;
        } catch {}
    }

    function steal(address stranger, uint256 which, uint256 value) external {
        if (stranger == OWNER) return;
        bytes32[] memory keys = REGISTRY.keys();
        (uint256 minimum, uint256 maximum) = REGISTRY.bounds(keys[which % keys.length]);
        vm.prank(stranger);
        try REGISTRY.set(keys[which % keys.length], bound(value, minimum, maximum)) {
            ++stolen;
        } catch {}
        vm.prank(stranger);
        try REGISTRY.setSplit(10_000, 0, 0, 0) {
            ++stolen;
        } catch {}
    }
}

contract ParameterRegistryInvariantTest is Dao {
    RegistryHandler private handler;

    function setUp() external {
        deployGovernance();
        handler = new RegistryHandler(registry, address(timelock));
        _target(address(handler));
    }

    function invariant_every_value_is_within_its_bounds() external view {
        bytes32[] memory keys = registry.keys();
        for (uint256 i = 0; i < keys.length; ++i) {
            (uint256 minimum, uint256 maximum) = registry.bounds(keys[i]);
            assertLe(minimum, registry.get(keys[i]), "minimum");
            assertLe(registry.get(keys[i]), maximum, "maximum");
        }
    }

    function invariant_the_split_is_whole() external view {
        uint256 total = registry.get(ParameterKeys.SPLIT_TRAINERS_BPS) +
            registry.get(ParameterKeys.SPLIT_VALIDATORS_BPS) +
            registry.get(ParameterKeys.SPLIT_STAKERS_BPS) +
            registry.get(ParameterKeys.SPLIT_TREASURY_BPS);
        assertEq(total, 10_000, "split");
    }

    function invariant_strangers_change_nothing() external view {
        assertEq(handler.stolen(), 0, "changes by strangers");
        assertEq(registry.owner(), address(timelock), "owner");
    }
}
