// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ConstantProductPool} from "../src/attacks/ConstantProductPool.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract ConstantProductPoolTest is Test {
    VotesToken private a = new VotesToken("A", "A", 18, address(this));
    VotesToken private b = new VotesToken("B", "B", 18, address(this));
    ConstantProductPool private pool = new ConstantProductPool(a, b);

    /// The examples of Uniswap v2's own tests.
    function test_gives_what_uniswap_v2_gives() external view {
        assertEq(pool.quote(1e18, 5e18, 10e18), 1662497915624478906, "1 into 5 and 10");
        assertEq(pool.quote(2e18, 5e18, 10e18), 2851015155847869602, "2 into 5 and 10");
    }

    function testFuzz_never_loses_by_trading(uint256 x, uint256 y, uint256 amount, bool first) external {
        x = bound(x, 1e6, 1e27);
        y = bound(y, 1e6, 1e27);
        amount = bound(amount, 0, 1e28);
        a.mint(address(pool), x);
        b.mint(address(pool), y);
        VotesToken sold = first ? a : b;
        sold.mint(address(this), amount);
        sold.approve(address(pool), amount);
        pool.sell(sold, amount);
        assertLe(x * y, a.balanceOf(address(pool)) * b.balanceOf(address(pool)), "k");
    }

    function test_trades_its_two_tokens_only() external {
        vm.expectRevert(abi.encodeWithSelector(ConstantProductPool.PoolUnknownToken.selector, address(this)));
        pool.sell(VotesToken(address(this)), 1);
    }
}
