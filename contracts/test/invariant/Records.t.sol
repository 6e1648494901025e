// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {StableCoin} from "../../src/market/StableCoin.sol";
import {RecordAccess} from "../../src/records/RecordAccess.sol";
import {Records} from "../fixtures/Records.sol";

/// @dev Hospitals and a researcher who do what they may in any order; what they may not changes nothing.
contract RecordsHandler is Records {
    uint256 public requests;
    /// @dev Of each hospital, uses that were taken down.
    mapping(uint256 hospital => uint256) public uses;
    mapping(uint256 request => mapping(uint256 hospital => bool)) private _approved;
    bool public usedWithoutApproval;

    constructor() {
        deployRecords(address(this));
    }

    function coinOf() external view returns (StableCoin) {
        return coin;
    }

    function accessOf() external view returns (RecordAccess) {
        return access;
    }

    function askForSome(uint256 rounds, uint256 institutions) external {
        if (requests > 8) return;
        ask(uint32(bound(rounds, 1, 5)), uint32(bound(institutions, 1, 3)));
        ++requests;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 0, 4 days));
    }

    function decide(uint256 id, uint256 who, bool yes) external {
        if (requests == 0) return;
        (id, who) = (id % requests, who % 3);
        vm.startPrank(hospital(who));
        if (yes) {
            try access.approve(id, CODE) {
                _approved[id][who] = true;
            } catch {}
        } else {
            try access.refuse(id) {} catch {}
        }
        vm.stopPrank();
    }

    function runOn(uint256 id, uint256 who, uint64 spends) external {
        if (requests == 0) return;
        (id, who) = (id % requests, who % 3);
        (uint64 spent, ) = access.accountOf(hospital(who));
        spent += uint64(bound(spends, 0, BUDGET));
        vm.prank(hospital(who));
        try access.recordUse(id, "bafy-update", spent) {
            ++uses[who];
            if (!_approved[id][who]) usedWithoutApproval = true;
        } catch {}
    }

    function publish(uint256 id, uint256 wait_) external {
        if (requests == 0) return;
        vm.warp(block.timestamp + bound(wait_, 0, 8 days));
        vm.prank(researcher());
        try access.publishModel(id % requests, "bafy-model", 1) {} catch {}
    }

    function end(uint256 id, bool late) external {
        if (requests == 0) return;
        if (late) {
            try access.payLate(id % requests) {} catch {}
        } else {
            vm.prank(researcher());
            try access.close(id % requests) {} catch {}
        }
    }
}

contract RecordsInvariantTest is Records {
    RecordsHandler private handler;

    function setUp() external {
        handler = new RecordsHandler();
        (coin, access) = (handler.coinOf(), handler.accessOf());
        _target(address(handler));
    }

    function invariant_holds_exactly_what_requests_have_left() external view {
        uint256 held = 0;
        for (uint256 i = 0; i < handler.requests(); ++i) held += access.requestOf(i).held;
        assertEq(coin.balanceOf(address(access)), held, "held");
    }

    function invariant_no_institution_spends_more_privacy_than_its_budget() external view {
        for (uint256 i = 0; i < 3; ++i) {
            (uint64 spent, ) = access.accountOf(hospital(i));
            assertLe(spent, BUDGET, "spent");
        }
    }

    function invariant_no_records_are_used_without_approval_or_paid_twice() external view {
        assertTrue(!handler.usedWithoutApproval(), "used without approval");
        for (uint256 i = 0; i < 3; ++i) assertLe(coin.balanceOf(hospital(i)), handler.uses(i) * FEE, "paid");
    }
}
