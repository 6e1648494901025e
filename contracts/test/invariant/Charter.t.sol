// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Charter} from "../../src/charter/Charter.sol";
import {ICharter} from "../../src/charter/ICharter.sol";
import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {TreasuryTimelock} from "../../src/governance/TreasuryTimelock.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";
import {CharterDao} from "../fixtures/CharterDao.sol";

/// @dev A governor gone bad: schedules and executes whatever it likes, and notes what came of it.
contract BadGovernor is Test {
    TreasuryTimelock private immutable TIMELOCK;
    GovernanceToken private immutable TOKEN;
    ParameterRegistry private immutable REGISTRY;
    uint256 private salt;
    /// @dev The largest part of the treasury that one operation took, and of a setting that one changed, in 1/10,000.
    uint256 public largestPart;
    uint256 public largestChange;
    uint256 public refused;

    constructor(TreasuryTimelock timelock, GovernanceToken token, ParameterRegistry registry) {
        TIMELOCK = timelock;
        TOKEN = token;
        REGISTRY = registry;
    }

    function pay(uint256 first, uint256 second) external {
        uint256 before = TOKEN.balanceOf(address(TIMELOCK));
        address[] memory targets = new address[](2);
        bytes[] memory calls = new bytes[](2);
        targets[0] = targets[1] = address(TOKEN);
        calls[0] = abi.encodeCall(TOKEN.transfer, (address(this), bound(first, 0, before / 8)));
        calls[1] = abi.encodeCall(TOKEN.transfer, (address(this), bound(second, 0, before / 8)));
        carryOut(targets, calls);
        uint256 part = ((before - TOKEN.balanceOf(address(TIMELOCK))) * 10_000) / before;
        if (part > largestPart) largestPart = part;
    }

    function set(uint256 value) external {
        uint256 before = REGISTRY.get("minimumStake");
        value = bound(value, before / 2, before * 2);
        address[] memory targets = new address[](1);
        bytes[] memory calls = new bytes[](1);
        targets[0] = address(REGISTRY);
        calls[0] = abi.encodeCall(REGISTRY.set, ("minimumStake", value));
        carryOut(targets, calls);
        uint256 now_ = REGISTRY.get("minimumStake");
        (uint256 larger, uint256 smaller) = now_ > before ? (now_, before) : (before, now_);
        uint256 change = ((larger - smaller) * 10_000) / larger;
        if (change > largestChange) largestChange = change;
    }

    function mint(address to) external {
        if (TOKEN.hasRole(TOKEN.MINTER_ROLE(), to)) return;
        address[] memory targets = new address[](1);
        bytes[] memory calls = new bytes[](1);
        targets[0] = address(TOKEN);
        calls[0] = abi.encodeCall(TOKEN.grantRole, (TOKEN.MINTER_ROLE(), to));
        carryOut(targets, calls);
        assertTrue(!TOKEN.hasRole(TOKEN.MINTER_ROLE(), to), "granted");
    }

    function carryOut(address[] memory targets, bytes[] memory calls) private {
        uint256[] memory values = new uint256[](targets.length);
        bytes32 own = bytes32(++salt);
        uint256 delay = TIMELOCK.getMinDelay();
        try TIMELOCK.scheduleBatch(targets, values, calls, 0, own, delay) {
            vm.warp(block.timestamp + delay);
            TIMELOCK.executeBatch(targets, values, calls, 0, own);
        } catch (bytes memory reason) {
            assertTrue(bytes4(reason) == ICharter.CharterForbids.selector, "refused by the charter");
            ++refused;
        }
    }
}

contract CharterInvariantTest is CharterDao {
    BadGovernor private bad;

    function setUp() external {
        deployCharterDao();
        bad = new BadGovernor(timelock, token, registry);
        vm.startPrank(address(timelock));
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(bad));
        registry.set("minimumStake", 1_000_000e18);
        vm.stopPrank();
        _target(address(bad));
    }

    function invariant_no_operation_takes_more_than_the_charter_allows() external view {
        assertLe(bad.largestPart(), TRANSFER_BPS, "part of the treasury");
        assertLe(bad.largestChange(), CHANGE_BPS, "change of a setting");
    }
}
