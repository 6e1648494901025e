// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../../src/governance/ParameterKeys.sol";
import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {EmissionController, EmissionPools, EmissionSchedule} from "../../src/rewards/EmissionController.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Dao} from "../fixtures/Dao.sol";
import {Test, Vm} from "../Test.sol";

/// @dev Releases whenever it can, while the DAO changes amount and split and a holder burns.
contract EmissionHandler is Test {
    EmissionController public immutable EMISSION;
    ParameterRegistry public immutable REGISTRY;
    GovernanceToken public immutable TOKEN;
    address public immutable TREASURY;
    uint256 public released;
    uint256 public burnt;
    uint256 public epochs;
    /// @dev Largest amount an epoch could have had, for all that were released.
    uint256 public allowed;

    constructor(EmissionController emission, ParameterRegistry registry, GovernanceToken token, address treasury) {
        EMISSION = emission;
        REGISTRY = registry;
        TOKEN = token;
        TREASURY = treasury;
    }

    function release(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 0, 40 days));
        if (block.timestamp < EMISSION.nextEpochAt()) {
            vm.expectRevert(
                abi.encodeWithSelector(EmissionController.EmissionNotDue.selector, EMISSION.nextEpochAt())
            );
            EMISSION.releaseEpoch();
            return;
        }
        uint256 first = EMISSION.nextEpoch();
        vm.recordLogs();
        EMISSION.releaseEpoch();
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != EmissionController.EpochReleased.selector) continue;
            assertEq(uint256(logs[i].topics[1]), epochs, "each epoch once, in order");
            (uint256 a, uint256 b, uint256 c, uint256 d) = abi.decode(
                logs[i].data,
                (uint256, uint256, uint256, uint256)
            );
            assertLe(a + b + c + d, EMISSION.amountOf(epochs), "scheduled amount");
            released += a + b + c + d;
            allowed += EMISSION.amountOf(epochs);
            ++epochs;
        }
        assertTrue(EMISSION.nextEpoch() > first, "something was released");
    }

    function setAmount(uint256 amount) external {
        vm.prank(TREASURY);
        REGISTRY.set(ParameterKeys.EMISSION_PER_EPOCH, bound(amount, 0, 300_000e18));
    }

    function setSplit(uint256 a, uint256 b, uint256 c) external {
        a = bound(a, 0, 10_000);
        b = bound(b, 0, 10_000 - a);
        c = bound(c, 0, 10_000 - a - b);
        vm.prank(TREASURY);
        REGISTRY.setSplit(a, b, c, 10_000 - a - b - c);
    }

    function burn(uint256 amount) external {
        amount = bound(amount, 0, TOKEN.balanceOf(TREASURY));
        vm.prank(TREASURY);
        TOKEN.burn(amount);
        burnt += amount;
    }
}

abstract contract EmissionInvariants is Dao {
    EmissionHandler internal handler;

    function build(uint8 kind, uint256 parameter) internal {
        deployDao();
        token.revokeRole(token.MINTER_ROLE(), address(emission));
        token.revokeRole(token.MINTER_ROLE(), address(this));
        emission = new EmissionController(
            token,
            registry,
            EmissionSchedule(kind, uint64(block.timestamp), EPOCH, parameter),
            EmissionPools(address(trainerPool), address(validatorPool), address(stakePool), address(timelock))
        );
        token.grantRole(token.MINTER_ROLE(), address(emission));
        stakePool.grantRole(stakePool.REWARDS_DISTRIBUTOR_ROLE(), address(emission));
        handler = new EmissionHandler(emission, registry, token, address(timelock));
        _target(address(handler));
    }

    function invariant_all_supply_was_released_and_is_under_the_cap() external view {
        assertEq(token.totalSupply(), handler.released() - handler.burnt(), "supply");
        assertLe(token.totalSupply(), token.cap(), "cap");
        assertLe(handler.released(), handler.allowed(), "schedule");
    }

    function invariant_pools_and_treasury_hold_all_of_it() external view {
        uint256 held = trainerPool.balance() + validatorPool.balance();
        held += token.balanceOf(address(stakePool)) + token.balanceOf(address(timelock));
        assertEq(held, token.totalSupply(), "held");
    }

    function invariant_epochs_are_released_when_due_and_once() external view {
        assertEq(emission.nextEpoch(), handler.epochs(), "epochs");
        uint256 elapsed = block.timestamp - emission.schedule().start;
        assertLe(emission.nextEpoch(), elapsed / EPOCH + 1, "due");
    }
}

contract ConstantEmissionInvariantTest is EmissionInvariants {
    function setUp() external {
        build(0, 0);
    }
}

contract ExponentialEmissionInvariantTest is EmissionInvariants {
    function setUp() external {
        build(1, 30_000);
    }
}

contract HalvingEmissionInvariantTest is EmissionInvariants {
    function setUp() external {
        build(2, 5);
    }
}
