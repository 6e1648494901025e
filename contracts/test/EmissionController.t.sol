// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {
    EmissionController,
    EmissionPools,
    EmissionSchedule,
    IMeasuredAccuracy
} from "../src/rewards/EmissionController.sol";
import {EmissionCurve} from "../src/rewards/EmissionCurve.sol";
import {Dao} from "./fixtures/Dao.sol";
import {Vm} from "./Test.sol";

contract EmissionControllerTest is Dao {
    uint8 private constant CONSTANT = 0;
    uint8 private constant EXPONENTIAL = 1;
    uint8 private constant HALVING = 2;
    uint8 private constant CAPPED = 3;
    uint8 private constant BY_ISSUANCE = 4;
    uint8 private constant BY_ACCURACY = 5;

    function setUp() external {
        deployDao();
    }

    function newEmission(uint8 kind, uint256 parameter) private returns (EmissionController created) {
        created = new EmissionController(
            token,
            registry,
            EmissionSchedule(kind, uint64(block.timestamp), EPOCH, parameter),
            EmissionPools(address(trainerPool), address(validatorPool), address(stakePool), address(timelock))
        );
        token.grantRole(token.MINTER_ROLE(), address(created));
        stakePool.grantRole(stakePool.REWARDS_DISTRIBUTOR_ROLE(), address(created));
    }

    function test_emits_the_same_amount_by_a_constant_schedule() external view {
        assertEq(emission.amountOf(0), 1_000e18, "first");
        assertEq(emission.amountOf(1_000_000), 1_000e18, "late");
    }

    /// Rows: decay in ppm, epoch, wei. Values by exact fractions in Python, rounded down.
    function test_decays_by_an_exponential_schedule() external {
        uint256[3][10] memory rows = [
            [uint256(10_000), 0, 1_000e18],
            [uint256(10_000), 1, 990e18],
            [uint256(10_000), 2, 980_100_000_000_000_000_000],
            [uint256(10_000), 10, 904_382_075_008_804_490_010],
            [uint256(10_000), 52, 592_966_446_401_499_671_104],
            [uint256(10_000), 1_000, 43_171_247_410_658_250],
            [uint256(123_456), 37, 7_631_812_442_716_253_666],
            [uint256(1), 1_000_000, 367_879_257_231_645_094_285],
            [uint256(1_000_000), 0, 1_000e18],
            [uint256(1_000_000), 1, 0]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            assertEq(newEmission(EXPONENTIAL, rows[i][0]).amountOf(rows[i][1]), rows[i][2], "amount");
        }
    }

    /// Rows: epochs between halvings, epoch, wei.
    function test_halves_by_a_halving_schedule() external {
        uint256[3][8] memory rows = [
            [uint256(26), 0, 1_000e18],
            [uint256(26), 25, 1_000e18],
            [uint256(26), 26, 500e18],
            [uint256(26), 52, 250e18],
            [uint256(26), 77, 250e18],
            [uint256(1), 10, 976_562_500_000_000_000],
            [uint256(1), 69, 1],
            [uint256(1), 70, 0]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            assertEq(newEmission(HALVING, rows[i][0]).amountOf(rows[i][1]), rows[i][2], "amount");
        }
    }

    function test_ends_when_all_epochs_together_released_the_cap() external {
        EmissionController capped = newEmission(CAPPED, 2_500e18);
        vm.warp(block.timestamp + 3 * uint256(EPOCH));
        capped.releaseEpoch();
        assertEq(capped.released(), 2_500e18, "released");
        assertEq(token.totalSupply(), 2_500e18, "minted");
        assertEq(capped.amountOf(4), 0, "nothing more");
        // What is burnt makes no room for more.
        vm.prank(address(trainerPool));
        token.burn(100e18);
        assertEq(capped.amountOf(4), 0, "still nothing");
    }

    /// Bittensor's curve. Rows: issued of 21 million, what an epoch of 1,000 tokens releases; 10.5 and 15.75 million are the
    /// published values, the others are worked by hand.
    function test_halves_by_what_is_issued() external {
        uint256[2][7] memory rows = [
            [uint256(0), 1_000e18],
            [uint256(10_499_999e18), 1_000e18],
            [uint256(10_500_000e18), 500e18],
            [uint256(15_750_000e18), 250e18],
            [uint256(18_375_000e18), 125e18],
            [uint256(20_999_999e18), uint256(1_000e18) >> 24],
            [uint256(21_000_000e18), 0]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            assertEq(EmissionCurve.byIssuance(1_000e18, 21_000_000e18, rows[i][0]), rows[i][1], "amount");
        }
        EmissionController created = newEmission(BY_ISSUANCE, 4_000e18);
        token.mint(named("holder"), 2_000e18);
        created.releaseEpoch();
        assertEq(token.totalSupply(), 2_500e18, "half of an epoch's amount once half is issued");
    }

    /// Rows: floor and accuracy in ppm, what an epoch of 1,000 tokens releases.
    function test_pays_for_measured_accuracy() external pure {
        uint256[3][6] memory rows = [
            [uint256(0), 900_000, 900e18],
            [uint256(100_000), 100_000, 0],
            [uint256(100_000), 50_000, 0],
            [uint256(100_000), 910_000, 900e18],
            [uint256(500_000), 1_000_000, 1_000e18],
            [uint256(500_000), 2_000_000, 1_000e18]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            assertEq(EmissionCurve.byAccuracy(1_000e18, rows[i][0], rows[i][1]), rows[i][2], "amount");
        }
    }

    function test_takes_its_measure_from_the_deployer_and_once() external {
        EmissionController created = newEmission(BY_ACCURACY, 100_000);
        assertEq(created.amountOf(0), 0, "nothing before anybody measures");
        vm.expectRevert(EmissionController.EmissionMeasureFixed.selector);
        vm.prank(named("stranger"));
        created.measureBy(IMeasuredAccuracy(address(rounds)));
        expectEvent(address(created));
        emit EmissionController.MeasureSet(address(rounds));
        created.measureBy(IMeasuredAccuracy(address(rounds)));
        assertEq(created.amountOf(0), 0, "nothing was measured yet");
        vm.expectRevert(EmissionController.EmissionMeasureFixed.selector);
        created.measureBy(IMeasuredAccuracy(address(this)));
    }

    function testFuzz_never_grows_from_epoch_to_epoch(uint8 kind, uint256 parameter, uint256 epoch) external {
        kind = uint8(bound(kind, 0, 2));
        parameter = kind == HALVING ? bound(parameter, 1, type(uint64).max) : bound(parameter, 0, 1_000_000);
        epoch = bound(epoch, 0, type(uint64).max);
        EmissionController created = newEmission(kind, parameter);
        assertLe(created.amountOf(epoch + 1), created.amountOf(epoch), "amount");
        assertLe(created.amountOf(epoch), 1_000e18, "first amount");
    }

    function test_refuses_schedules_that_make_no_sense() external {
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionKindUnknown.selector, 6));
        newEmission(6, 0);
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionParameterInvalid.selector, 1_000_001));
        newEmission(EXPONENTIAL, 1_000_001);
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionParameterInvalid.selector, 0));
        newEmission(HALVING, 0);
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionParameterInvalid.selector, 0));
        newEmission(BY_ISSUANCE, 0);
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionParameterInvalid.selector, 1_000_000));
        newEmission(BY_ACCURACY, 1_000_000);
        vm.expectRevert(EmissionController.EmissionEpochLengthZero.selector);
        new EmissionController(
            token,
            registry,
            EmissionSchedule(CONSTANT, 0, 0, 0),
            EmissionPools(address(0), address(0), address(0), address(0))
        );
    }

    function test_shares_an_epoch_out_by_the_split() external {
        expectEvent(address(emission));
        emit EmissionController.EpochReleased(0, 600e18, 100e18, 200e18, 100e18);
        emission.releaseEpoch();
        assertEq(trainerPool.balance(), 600e18, "trainers");
        assertEq(validatorPool.balance(), 100e18, "validators");
        assertEq(token.balanceOf(address(stakePool)), 200e18, "stakers");
        assertEq(stakePool.rewardRate(), uint256(200e18) / REWARDS_DURATION, "stakers' stream");
        assertEq(token.balanceOf(address(timelock)), 100e18, "treasury");
    }

    function testFuzz_releases_the_whole_amount_whatever_the_split(uint256[3] memory shares, uint256 amount) external {
        amount = bound(amount, 0, CAP);
        uint256 left = 10_000;
        for (uint256 i = 0; i < 3; ++i) {
            shares[i] = bound(shares[i], 0, left);
            left -= shares[i];
        }
        setParameter(ParameterKeys.EMISSION_PER_EPOCH, amount);
        vm.prank(address(timelock));
        registry.setSplit(shares[0], shares[1], shares[2], left);
        emission.releaseEpoch();
        assertEq(token.totalSupply(), amount, "minted");
        assertEq(trainerPool.balance(), (amount * shares[0]) / 10_000, "trainers");
        assertEq(validatorPool.balance(), (amount * shares[1]) / 10_000, "validators");
        assertEq(token.balanceOf(address(stakePool)), (amount * shares[2]) / 10_000, "stakers");
    }

    function test_releases_an_epoch_once_and_not_before_it_is_due() external {
        uint256 start = block.timestamp;
        emission.releaseEpoch();
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionNotDue.selector, start + EPOCH));
        emission.releaseEpoch();
        vm.warp(start + EPOCH - 1);
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionNotDue.selector, start + EPOCH));
        emission.releaseEpoch();
        vm.warp(start + EPOCH);
        emission.releaseEpoch();
        assertEq(emission.nextEpoch(), 2, "next");
        assertEq(emission.nextEpochAt(), start + 2 * uint256(EPOCH), "next is due");
        assertEq(token.totalSupply(), 2_000e18, "minted");
    }

    function test_catches_up_with_at_most_64_epochs_a_call() external {
        vm.warp(block.timestamp + 99 * uint256(EPOCH));
        uint256 gas = gasleft();
        emission.releaseEpoch();
        assertLe(gas - gasleft(), 10_000_000, "gas of 64 epochs");
        assertEq(emission.nextEpoch(), 64, "first call");
        emission.releaseEpoch();
        assertEq(emission.nextEpoch(), 100, "second call");
        assertEq(token.totalSupply(), 100_000e18, "minted");
    }

    function test_waits_for_its_start() external {
        EmissionController later = new EmissionController(
            token,
            registry,
            EmissionSchedule(CONSTANT, uint64(block.timestamp + 50), EPOCH, 0),
            EmissionPools(address(trainerPool), address(validatorPool), address(stakePool), address(timelock))
        );
        vm.expectRevert(abi.encodeWithSelector(EmissionController.EmissionNotDue.selector, block.timestamp + 50));
        later.releaseEpoch();
    }

    function test_stops_at_the_cap_and_goes_on_with_epochs_of_nothing() external {
        token.mint(named("holder"), CAP - 1_500e18);
        vm.warp(block.timestamp + 2 * uint256(EPOCH));
        vm.recordLogs();
        emission.releaseEpoch();
        uint256[3] memory expected = [uint256(1_000e18), 500e18, 0];
        uint256 epoch;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != EmissionController.EpochReleased.selector) continue;
            (uint256 a, uint256 b, uint256 c, uint256 d) = abi.decode(
                logs[i].data,
                (uint256, uint256, uint256, uint256)
            );
            assertEq(a + b + c + d, expected[epoch], "epoch's amount");
            assertEq(uint256(logs[i].topics[1]), epoch++, "epoch");
        }
        assertEq(epoch, 3, "epochs");
        assertEq(token.totalSupply(), CAP, "supply");
    }

    function test_follows_the_registry_from_the_next_release_on() external {
        emission.releaseEpoch();
        setParameter(ParameterKeys.EMISSION_PER_EPOCH, 10e18);
        vm.warp(block.timestamp + EPOCH);
        emission.releaseEpoch();
        assertEq(token.totalSupply(), 1_010e18, "minted");
    }
}
