// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StableCoin} from "../src/market/StableCoin.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {IUniswapV2Factory, IUniswapV2Pair, IUniswapV2Router, Uniswap} from "./fixtures/Uniswap.sol";

/// @dev The DAO's token against the stable coin, in Uniswap's own bytecode.
contract UniswapV2Test is Uniswap {
    uint256 private constant FOREVER = type(uint256).max;
    uint256 private constant MINIMUM_LIQUIDITY = 1000;

    GovernanceToken private token;
    StableCoin private coin;
    IUniswapV2Router private router;
    IUniswapV2Pair private pair;
    address private alice = named("alice");

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1e33, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        coin = new StableCoin("Stable Dollar", "USDX", address(this));
        coin.grantRole(coin.MINTER_ROLE(), address(this));
        IUniswapV2Factory factory = deployFactory();
        router = deployRouter(factory);
        pair = IUniswapV2Pair(factory.createPair(address(token), address(coin)));
        for (uint256 i = 0; i < 2; ++i) {
            vm.startPrank(i == 0 ? alice : address(this));
            token.approve(address(router), FOREVER);
            coin.approve(address(router), FOREVER);
            pair.approve(address(router), FOREVER);
            vm.stopPrank();
        }
    }

    function seed(uint256 tokens, uint256 coins) private returns (uint256 liquidity) {
        token.mint(address(this), tokens);
        coin.mint(address(this), coins);
        (, , liquidity) = router.addLiquidity(
            address(token),
            address(coin),
            tokens,
            coins,
            tokens,
            coins,
            address(this),
            FOREVER
        );
    }

    function reserves() private view returns (uint256 tokens, uint256 coins) {
        (uint112 first, uint112 second, ) = pair.getReserves();
        (tokens, coins) = pair.token0() == address(token) ? (first, second) : (second, first);
    }

    function sale() private view returns (address[] memory path) {
        path = new address[](2);
        (path[0], path[1]) = (address(token), address(coin));
    }

    /// simulations/mechanisms/market/pool.test.ts has the same table.
    function test_gives_by_the_table() external view {
        assertEq(router.getAmountOut(1e18, 5e18, 10e18), 1662497915624478906, "1 of 5 for 10");
        assertEq(router.getAmountOut(2e18, 5e18, 10e18), 2851015155847869602, "2 of 5 for 10");
        assertEq(router.getAmountOut(1, 5e18, 5e18), 0, "dust");
        assertEq(router.getAmountIn(1662497915624478906, 5e18, 10e18), 1e18, "back");
    }

    function test_a_sale_pays_what_the_table_says() external {
        seed(5e18, 10e18);
        token.mint(alice, 1e18);
        vm.prank(alice);
        router.swapExactTokensForTokens(1e18, 1662497915624478906, sale(), alice, FOREVER);
        assertEq(coin.balanceOf(alice), 1662497915624478906, "got");
        (uint256 tokens, uint256 coins) = reserves();
        assertEq(tokens, 6e18, "tokens in the pool");
        assertEq(coins, 10e18 - 1662497915624478906, "coins in the pool");
    }

    function test_a_sale_under_its_limit_does_not_happen() external {
        seed(5e18, 10e18);
        token.mint(alice, 1e18);
        vm.prank(alice);
        vm.expectRevert("UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT");
        router.swapExactTokensForTokens(1e18, 1662497915624478907, sale(), alice, FOREVER);
    }

    function test_a_sale_past_its_deadline_does_not_happen() external {
        seed(5e18, 10e18);
        token.mint(alice, 1e18);
        vm.warp(block.timestamp + 2);
        vm.prank(alice);
        vm.expectRevert("UniswapV2Router: EXPIRED");
        router.swapExactTokensForTokens(1e18, 0, sale(), alice, block.timestamp - 1);
    }

    function testFuzz_the_first_shares_are_the_root_of_both(uint256 tokens, uint256 coins) external {
        tokens = bound(tokens, 1e6, 1e30);
        coins = bound(coins, 1e6, 1e30);
        uint256 liquidity = seed(tokens, coins);
        assertEq(liquidity, Math.sqrt(tokens * coins) - MINIMUM_LIQUIDITY, "shares");
        assertEq(pair.totalSupply(), liquidity + MINIMUM_LIQUIDITY, "supply");
    }

    function testFuzz_a_swap_never_lowers_k_and_conserves_both(uint256 tokens, uint256 coins, uint256 amount) external {
        tokens = bound(tokens, 1e6, 1e30);
        coins = bound(coins, 1e6, 1e30);
        amount = bound(amount, 1, 1e30);
        seed(tokens, coins);
        uint256 expected = router.getAmountOut(amount, tokens, coins);
        if (expected == 0) return;
        token.mint(alice, amount);
        vm.prank(alice);
        router.swapExactTokensForTokens(amount, expected, sale(), alice, FOREVER);
        (uint256 tokensAfter, uint256 coinsAfter) = reserves();
        assertLe(tokens * coins, tokensAfter * coinsAfter, "k");
        assertEq(tokensAfter, tokens + amount, "tokens");
        assertEq(coinsAfter + coin.balanceOf(alice), coins, "coins");
        assertEq(coin.balanceOf(alice), expected, "got");
    }

    function testFuzz_what_goes_in_for_an_exact_output_is_enough_and_not_too_much(uint256 wanted) external {
        seed(1_000e18, 3_000e18);
        wanted = bound(wanted, 1e3, 2_999e18);
        uint256 needed = router.getAmountIn(wanted, 1_000e18, 3_000e18);
        assertLe(wanted, router.getAmountOut(needed, 1_000e18, 3_000e18), "enough");
        token.mint(alice, needed);
        vm.prank(alice);
        router.swapTokensForExactTokens(wanted, needed, sale(), alice, FOREVER);
        assertEq(coin.balanceOf(alice), wanted, "got");
        assertEq(token.balanceOf(alice), 0, "paid all");
    }

    function testFuzz_shares_give_back_no_more_than_they_cost(uint256 tokens, uint256 coins) external {
        seed(1_000e18, 3_000e18);
        tokens = bound(tokens, 1e6, 1e30);
        coins = bound(coins, 1e6, 1e30);
        token.mint(alice, tokens);
        coin.mint(alice, coins);
        vm.startPrank(alice);
        (, , uint256 liquidity) =
            router.addLiquidity(address(token), address(coin), tokens, coins, 0, 0, alice, FOREVER);
        router.removeLiquidity(address(token), address(coin), liquidity, 0, 0, alice, FOREVER);
        vm.stopPrank();
        assertLe(token.balanceOf(alice), tokens, "tokens");
        assertLe(coin.balanceOf(alice), coins, "coins");
        (uint256 tokensLeft, uint256 coinsLeft) = reserves();
        assertEq(tokensLeft + token.balanceOf(alice), 1_000e18 + tokens, "tokens conserved");
        assertEq(coinsLeft + coin.balanceOf(alice), 3_000e18 + coins, "coins conserved");
    }

    function test_the_coin_is_minted_by_its_role_only() external {
        bytes4 refused = IAccessControl.AccessControlUnauthorizedAccount.selector;
        vm.expectRevert(abi.encodeWithSelector(refused, alice, coin.MINTER_ROLE()));
        vm.prank(alice);
        coin.mint(alice, 1);
        coin.mint(alice, 5);
        assertEq(coin.totalSupply(), 5, "supply");
        assertEq(coin.decimals(), 18, "decimals");
    }
}
