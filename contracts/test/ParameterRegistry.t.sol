// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {Parameter, ParameterRegistry} from "../src/governance/ParameterRegistry.sol";
import {Proposals} from "./fixtures/Proposals.sol";
import {Vm} from "./Test.sol";

contract ParameterRegistryTest is Proposals {
    function setUp() external {
        deployGovernance();
    }

    function test_begins_with_what_it_was_given_and_says_so() external {
        Parameter[] memory given = defaultParameters();
        vm.recordLogs();
        ParameterRegistry fresh = new ParameterRegistry(address(timelock), given);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        // The first event is the change of owner.
        assertEq(logs.length, given.length + 1, "events");
        for (uint256 i = 0; i < given.length; ++i) {
            assertEq(fresh.get(given[i].key), given[i].value, "value");
            (uint256 minimum, uint256 maximum) = fresh.bounds(given[i].key);
            assertEq(minimum, given[i].minimum, "minimum");
            assertEq(maximum, given[i].maximum, "maximum");
            assertEq(fresh.keys()[i], given[i].key, "key");
            assertEq(logs[i + 1].topics[0], ParameterRegistry.ParameterSet.selector, "event");
            assertEq(logs[i + 1].topics[1], given[i].key, "event's key");
            assertEq(keccak256(logs[i + 1].data), keccak256(abi.encode(0, given[i].value)), "event's values");
        }
    }

    function test_is_changed_by_the_timelock_only() external {
        assertEq(registry.owner(), address(timelock), "owner");
        bytes memory refused = abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, address(this));
        vm.expectRevert(refused);
        registry.set(ParameterKeys.AGGREGATION_RULE, 1);
        vm.expectRevert(refused);
        registry.setSplit(2_500, 2_500, 2_500, 2_500);
    }

    function testFuzz_keeps_a_value_within_its_bounds(uint256 value) external {
        bytes32 key = ParameterKeys.TRIM_SHARE_BPS;
        if (value > 4_900) {
            vm.expectRevert(
                abi.encodeWithSelector(ParameterRegistry.ParameterOutOfBounds.selector, key, value, 0, 4_900)
            );
        } else {
            expectEvent(address(registry));
            emit ParameterRegistry.ParameterSet(key, 2_000, value);
        }
        setParameter(key, value);
        assertEq(registry.get(key), value > 4_900 ? 2_000 : value, "value");
    }

    function test_keeps_a_value_over_its_minimum() external {
        Parameter[] memory given = defaultParameters();
        given[3].minimum = given[3].value + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                ParameterRegistry.ParameterOutOfBounds.selector,
                given[3].key,
                given[3].value,
                given[3].value + 1,
                CAP
            )
        );
        new ParameterRegistry(address(this), given);
    }

    function test_knows_no_other_settings() external {
        bytes memory unknown = abi.encodeWithSelector(ParameterRegistry.ParameterUnknown.selector, bytes32("colour"));
        vm.expectRevert(unknown);
        registry.get("colour");
        vm.expectRevert(unknown);
        registry.bounds("colour");
        vm.expectRevert(unknown);
        setParameter("colour", 1);
    }

    function test_takes_a_name_once() external {
        Parameter[] memory given = defaultParameters();
        given[1].key = given[0].key;
        vm.expectRevert(abi.encodeWithSelector(ParameterRegistry.ParameterDuplicate.selector, given[0].key));
        new ParameterRegistry(address(this), given);
    }

    function testFuzz_splits_a_whole_or_not_at_all(uint256[4] memory shares, bool whole) external {
        for (uint256 i = 0; i < 4; ++i) {
            shares[i] = bound(shares[i], 0, 10_000);
        }
        if (whole) {
            shares[1] = bound(shares[1], 0, 10_000 - shares[0]);
            shares[2] = bound(shares[2], 0, 10_000 - shares[0] - shares[1]);
            shares[3] = 10_000 - shares[0] - shares[1] - shares[2];
        }
        uint256 total = shares[0] + shares[1] + shares[2] + shares[3];
        if (total != 10_000) {
            vm.expectRevert(abi.encodeWithSelector(ParameterRegistry.ParameterSplitInvalid.selector, total));
        }
        vm.prank(address(timelock));
        registry.setSplit(shares[0], shares[1], shares[2], shares[3]);
        assertEq(splitTotal(), 10_000, "split");
    }

    function testFuzz_refuses_shares_that_overflow(uint256 huge) external {
        huge = bound(huge, 10_001, type(uint256).max);
        for (uint256 i = 0; i < 4; ++i) {
            uint256[4] memory shares = [uint256(0), 0, 0, 0];
            shares[i] = huge;
            vm.expectRevert(abi.encodeWithSelector(ParameterRegistry.ParameterSplitInvalid.selector, huge));
            vm.prank(address(timelock));
            registry.setSplit(shares[0], shares[1], shares[2], shares[3]);
        }
    }

    function test_changes_no_share_alone() external {
        bytes32[4] memory shares = [
            ParameterKeys.SPLIT_TRAINERS_BPS,
            ParameterKeys.SPLIT_VALIDATORS_BPS,
            ParameterKeys.SPLIT_STAKERS_BPS,
            ParameterKeys.SPLIT_TREASURY_BPS
        ];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ParameterRegistry.ParameterSetAsSplit.selector, shares[i]));
            setParameter(shares[i], 0);
        }
    }

    function test_is_not_deployed_with_a_split_that_is_not_whole() external {
        Parameter[] memory given = defaultParameters();
        given[10].value = 999;
        vm.expectRevert(abi.encodeWithSelector(ParameterRegistry.ParameterSplitInvalid.selector, 9_999));
        new ParameterRegistry(address(this), given);
    }

    function splitTotal() private view returns (uint256) {
        return
            registry.get(ParameterKeys.SPLIT_TRAINERS_BPS) +
            registry.get(ParameterKeys.SPLIT_VALIDATORS_BPS) +
            registry.get(ParameterKeys.SPLIT_STAKERS_BPS) +
            registry.get(ParameterKeys.SPLIT_TREASURY_BPS);
    }
}
