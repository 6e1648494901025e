// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStakePool} from "../../src/staking/IStakePool.sol";
import {StakePool} from "../../src/staking/StakePool.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";

/// @dev Four stakers, a slasher and a distributor who do as they please, and a clock.
contract StakeHandler is Test {
    uint256 public constant STAKERS = 4;

    GovernanceToken public immutable TOKEN;
    StakePool public immutable POOL;
    uint256 public notified;
    uint256 public rewarded;
    uint256 public slashed;
    /// @dev Rewards that were promised out of what was nobody's.
    uint256 public promisedAgain;
    uint256 public calls;
    uint256 public mostStaked;
    mapping(address staker => uint256) public heldUntil;
    /// @dev What each staker put in, less what it took out and lost.
    mapping(address staker => uint256) public kept;

    constructor(GovernanceToken token, StakePool pool) {
        TOKEN = token;
        POOL = pool;
    }

    function staker(uint256 number) public pure returns (address) {
        return named("staker", number % STAKERS);
    }

    modifier counted() {
        ++calls;
        _;
        if (POOL.totalSupply() > mostStaked) mostStaked = POOL.totalSupply();
    }

    function stake(uint256 who, uint256 amount) external counted {
        address account = staker(who);
        amount = bound(amount, 1, 1_000e18);
        TOKEN.mint(account, amount);
        vm.startPrank(account);
        TOKEN.approve(address(POOL), amount);
        POOL.stake(amount);
        vm.stopPrank();
        kept[account] += amount;
    }

    function startCooldown(uint256 who, uint256 amount) external counted {
        uint256 active = POOL.balanceOf(staker(who));
        if (POOL.cooldown() == 0 || active == 0) return;
        uint256 until = heldUntil[staker(who)];
        if (block.timestamp < until) {
            vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeStillHeld.selector, until));
        }
        vm.prank(staker(who));
        POOL.startCooldown(bound(amount, 1, active));
    }

    /// @dev Held for longer, or for a shorter time than before, which changes nothing.
    function hold(uint256 who, uint256 time) external counted {
        address account = staker(who);
        uint256 until = block.timestamp + bound(time, 0, 4 days);
        POOL.hold(account, until);
        if (until > heldUntil[account]) heldUntil[account] = until;
    }

    function withdraw(uint256 who, uint256 amount) external counted {
        uint256 ready = POOL.withdrawable(staker(who));
        bool held = POOL.cooldown() == 0 && block.timestamp < heldUntil[staker(who)];
        assertTrue(!held || ready == 0, "held stake leaves");
        if (ready == 0) return;
        amount = bound(amount, 1, ready);
        vm.prank(staker(who));
        POOL.withdraw(amount);
        kept[staker(who)] -= amount;
    }

    function getReward(uint256 who) external counted {
        uint256 before = TOKEN.balanceOf(staker(who));
        uint256 earned = POOL.earned(staker(who));
        vm.prank(staker(who));
        POOL.getReward();
        uint256 paid = TOKEN.balanceOf(staker(who)) - before;
        assertEq(paid, earned, "paid what was earned");
        assertEq(POOL.earned(staker(who)), 0, "and once");
        rewarded += paid;
    }

    function exit(uint256 who) external counted {
        address account = staker(who);
        uint256 ready = POOL.withdrawable(account);
        uint256 before = TOKEN.balanceOf(account);
        vm.prank(account);
        POOL.exit();
        kept[account] -= ready;
        rewarded += TOKEN.balanceOf(account) - before - ready;
    }

    function slash(uint256 who, uint256 shareBps) external counted {
        uint256 amount = POOL.slash(staker(who), bound(shareBps, 0, 10_000));
        kept[staker(who)] -= amount;
        slashed += amount;
    }

    function notifyRewardAmount(uint256 reward) external counted {
        reward = bound(reward, 0, 5_000e18);
        TOKEN.mint(address(POOL), reward);
        POOL.notifyRewardAmount(reward);
        notified += reward;
    }

    /// @dev Promises tokens that were not sent: fine as far as the pool holds some that are nobody's.
    function notifyWithoutTokens(uint256 reward) external counted {
        reward = bound(reward, 0, TOKEN.balanceOf(address(POOL)));
        try POOL.notifyRewardAmount(reward) {
            promisedAgain += reward;
        } catch (bytes memory reason) {
            assertEq(bytes32(bytes4(reason)), bytes32(IStakePool.StakeRewardTooHigh.selector), "why not");
        }
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 5 days));
    }
}

/// @dev What holds for every pool, whatever its cooldown and wherever slashed stake goes.
abstract contract StakePoolInvariants is Test {
    GovernanceToken internal token;
    StakePool internal pool;
    StakeHandler internal handler;

    function build(uint256 cooldown, address destination) internal {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000_000_000e18, address(this));
        pool = new StakePool(token, 7 days, cooldown, destination, address(this));
        handler = new StakeHandler(token, pool);
        token.grantRole(token.MINTER_ROLE(), address(handler));
        pool.grantRole(pool.SLASHER_ROLE(), address(handler));
        pool.grantRole(pool.REWARDS_DISTRIBUTOR_ROLE(), address(handler));
        _target(address(handler));
    }

    function earnedByAll() private view returns (uint256 earned) {
        for (uint256 i = 0; i < handler.STAKERS(); ++i) {
            earned += pool.earned(handler.staker(i));
        }
    }

    /// @dev What is still to stream; while nobody stakes, the stream stands.
    function stillToStream() private view returns (uint256) {
        uint256 finish = pool.periodFinish();
        uint256 from = pool.totalSupply() == 0 ? pool.lastUpdateTime() : block.timestamp;
        return finish > from ? (finish - from) * pool.rewardRate() : 0;
    }

    /// What was given reaches stakers or is still to stream, whenever nobody stakes; less than a wei a second of each
    /// period is lost to the rate's rounding, and less than a wei a token and account in each call.
    function invariant_no_reward_is_stranded() external view {
        uint256 given = handler.notified() + handler.promisedAgain();
        uint256 lost = handler.calls() * (7 days + handler.mostStaked() / 1e18 + 2 * handler.STAKERS());
        assertLe(given, handler.rewarded() + earnedByAll() + stillToStream() + lost, "stranded");
    }

    /// What is still to stream counts as well: a promise made is covered.
    function invariant_stake_cooling_and_rewards_are_covered_by_the_balance() external view {
        uint256 promised = stillToStream();
        uint256 owed = pool.totalSupply() + pool.totalCooling() + earnedByAll() + promised;
        assertLe(owed, token.balanceOf(address(pool)), "owed");
    }

    function invariant_stakers_are_paid_no_more_than_was_given() external view {
        assertLe(handler.rewarded() + earnedByAll(), handler.notified(), "rewards");
    }

    function invariant_stake_belongs_to_whoever_put_it_in() external view {
        uint256 active;
        uint256 cooling;
        for (uint256 i = 0; i < handler.STAKERS(); ++i) {
            address account = handler.staker(i);
            (uint256 amount, ) = pool.cooling(account);
            assertEq(pool.balanceOf(account) + amount, handler.kept(account), "kept");
            active += pool.balanceOf(account);
            cooling += amount;
        }
        assertEq(pool.totalSupply(), active, "active");
        assertEq(pool.totalCooling(), cooling, "cooling");
    }
}

contract StakePoolWithTreasuryInvariantTest is StakePoolInvariants {
    address private treasury = named("treasury");

    function setUp() external {
        build(3 days, treasury);
    }

    function invariant_slashed_stake_is_in_the_treasury() external view {
        assertEq(token.balanceOf(treasury), handler.slashed(), "treasury");
    }
}

contract StakePoolWithBurningInvariantTest is StakePoolInvariants {
    function setUp() external {
        build(0, address(0));
    }

    function invariant_slashed_stake_is_no_more() external view {
        uint256 held = token.balanceOf(address(pool));
        uint256 put;
        for (uint256 i = 0; i < handler.STAKERS(); ++i) {
            held += token.balanceOf(handler.staker(i));
            put += handler.kept(handler.staker(i));
        }
        assertEq(token.totalSupply(), held, "nobody else has any");
        assertLe(put, token.totalSupply(), "stake is there");
    }
}
