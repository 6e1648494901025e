// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Module, ModuleRegistry, ModuleState} from "../../src/development/ModuleRegistry.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {TrainingRounds} from "../../src/training/TrainingRounds.sol";
import {Development} from "../fixtures/Development.sol";

/// @dev Developers, reviewers and a treasury that do what they may in any order; what they may not changes nothing.
contract ModulesHandler is Development {
    uint256 public paid;
    uint256 public withdrawn;

    constructor() {
        deployDevelopment();
    }

    function parts() external view returns (ModuleRegistry, TrainingRounds, StableCoin) {
        return (modules, rounds, coin);
    }

    function submitOne(uint256 who, uint256 kind, uint256 price) external {
        vm.prank(developer(who % 3));
        try modules.submit(codeOf(kind), bound(price, 0, OFFER + 10)) {} catch {}
    }

    function reviewOne(uint256 which, uint256 who, bool approves) external {
        vm.prank(reviewer(who % 4));
        try modules.review(_some(which), approves, "read") {} catch {}
    }

    function installOne(uint256 which, bool byTreasury) external {
        uint256 number = _some(which);
        if (byTreasury) vm.prank(address(timelock));
        try modules.install(number) {
            paid += modules.moduleOf(number).price;
        } catch {}
    }

    function uninstallOne(bool byTreasury) external {
        if (byTreasury) vm.prank(address(timelock));
        try modules.uninstall() {} catch {}
    }

    function withdrawSome(uint256 amount) external {
        amount = bound(amount, 0, FUND);
        vm.prank(address(timelock));
        try modules.withdraw(amount) {
            withdrawn += amount;
        } catch {}
    }

    function offerAnother(uint256 price) external {
        vm.prank(address(timelock));
        modules.setOffer(bound(price, 0, OFFER));
    }

    function changeCode(uint256 which) external {
        if (modules.modules() == 0 || which % 8 != 0) return;
        Module memory module = modules.moduleOf(_some(which / 8));
        if (module.state == ModuleState.Submitted) vm.etch(module.target, hex"00");
    }

    function _some(uint256 which) private view returns (uint256) {
        return modules.modules() == 0 ? 0 : which % modules.modules();
    }
}

contract ModulesInvariantTest is Development {
    ModulesHandler private handler;

    function setUp() external {
        handler = new ModulesHandler();
        (modules, rounds, coin) = handler.parts();
        _target(address(handler));
    }

    function invariant_what_left_the_fund_was_paid_for_modules_or_withdrawn() external view {
        uint256 left = coin.balanceOf(address(modules));
        assertEq(left + handler.paid() + handler.withdrawn(), FUND, "fund");
    }

    function invariant_authors_are_paid_for_what_was_installed_and_nothing_else() external view {
        uint256[3] memory due;
        for (uint256 i = 0; i < modules.modules(); ++i) {
            Module memory module = modules.moduleOf(i);
            if (module.state != ModuleState.Installed && module.state != ModuleState.Retired) continue;
            assertTrue(module.approvals >= 2, "reviewed");
            assertEq(module.target.codehash, module.codehash, "as reviewed");
            for (uint256 j = 0; j < 3; ++j) if (module.author == developer(j)) due[j] += module.price;
        }
        for (uint256 j = 0; j < 3; ++j) assertEq(coin.balanceOf(developer(j)), due[j], "paid");
    }

    function invariant_the_rule_in_force_is_the_one_module_that_is_installed() external view {
        uint256 installed = 0;
        for (uint256 i = 0; i < modules.modules(); ++i) {
            Module memory module = modules.moduleOf(i);
            if (module.state != ModuleState.Installed) continue;
            ++installed;
            assertEq(rounds.rewardRule(), module.target, "rule");
        }
        assertLe(installed, 1, "one at a time");
        if (installed == 0) assertEq(rounds.rewardRule(), address(0), "no rule");
        assertEq(modules.inForce(), rounds.rewardRule(), "in force");
    }
}
