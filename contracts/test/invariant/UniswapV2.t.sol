// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {IUniswapV2Factory, IUniswapV2Pair, IUniswapV2Router, Uniswap} from "../fixtures/Uniswap.sol";

/// @dev Traders and liquidity providers who come with fresh money, and one who sends tokens by mistake.
contract MarketHandler is Uniswap {
    uint256 public constant PEOPLE = 3;
    uint256 private constant FOREVER = type(uint256).max;

    StableCoin public immutable TOKEN = new StableCoin("Token", "TOK", address(this));
    StableCoin public immutable COIN = new StableCoin("Coin", "USD", address(this));
    IUniswapV2Router public immutable ROUTER;
    IUniswapV2Pair public immutable PAIR;
    /// @dev k = x·y and the supply of shares, before the last act of the kind and after it.
    uint256 public kBefore;
    uint256 public kAfter;
    uint256 public sharesBefore;
    uint256 public sharesAfter;

    constructor() {
        TOKEN.grantRole(TOKEN.MINTER_ROLE(), address(this));
        COIN.grantRole(COIN.MINTER_ROLE(), address(this));
        IUniswapV2Factory factory = deployFactory();
        ROUTER = deployRouter(factory);
        PAIR = IUniswapV2Pair(factory.createPair(address(TOKEN), address(COIN)));
        for (uint256 i = 0; i < PEOPLE; ++i) {
            vm.startPrank(person(i));
            TOKEN.approve(address(ROUTER), FOREVER);
            COIN.approve(address(ROUTER), FOREVER);
            PAIR.approve(address(ROUTER), FOREVER);
            vm.stopPrank();
        }
        provide(0, 100_000e18, 300_000e18);
    }

    modifier measured() {
        (kBefore, sharesBefore) = (k(), PAIR.totalSupply());
        _;
        (kAfter, sharesAfter) = (k(), PAIR.totalSupply());
    }

    function person(uint256 number) public pure returns (address) {
        return named("person", number % PEOPLE);
    }

    function k() public view returns (uint256) {
        (uint112 first, uint112 second, ) = PAIR.getReserves();
        return uint256(first) * second;
    }

    function provide(uint256 who, uint256 tokens, uint256 coins) public measured {
        tokens = bound(tokens, 1e9, 1e24);
        coins = bound(coins, 1e9, 1e24);
        if (PAIR.totalSupply() > 0 && sharesFor(tokens, coins) == 0) return;
        TOKEN.mint(person(who), tokens);
        COIN.mint(person(who), coins);
        vm.prank(person(who));
        ROUTER.addLiquidity(address(TOKEN), address(COIN), tokens, coins, 0, 0, person(who), FOREVER);
    }

    /// @dev Shares that the pool gives for no more than these amounts: none for too little of its scarce side.
    function sharesFor(uint256 tokens, uint256 coins) private view returns (uint256) {
        (uint256 x, uint256 y, ) = PAIR.getReserves();
        if (PAIR.token0() != address(TOKEN)) (x, y) = (y, x);
        uint256 supply = PAIR.totalSupply();
        if ((tokens * y) / x <= coins) coins = (tokens * y) / x;
        else tokens = (coins * x) / y;
        return Math.min((tokens * supply) / x, (coins * supply) / y);
    }

    function leave(uint256 who, uint256 shares) external measured {
        uint256 held = PAIR.balanceOf(person(who));
        if (held < 1e12) return;
        shares = bound(shares, 1e12, held);
        vm.prank(person(who));
        ROUTER.removeLiquidity(address(TOKEN), address(COIN), shares, 0, 0, person(who), FOREVER);
    }

    function trade(uint256 who, uint256 amount, bool buys) external measured {
        amount = bound(amount, 1e12, 1e24);
        (StableCoin give, StableCoin get) = buys ? (COIN, TOKEN) : (TOKEN, COIN);
        (uint112 first, uint112 second, ) = PAIR.getReserves();
        (uint256 reserveIn, uint256 reserveOut) =
            PAIR.token0() == address(give) ? (first, second) : (second, first);
        if (ROUTER.getAmountOut(amount, reserveIn, reserveOut) == 0) return;
        give.mint(person(who), amount);
        address[] memory path = new address[](2);
        (path[0], path[1]) = (address(give), address(get));
        vm.prank(person(who));
        ROUTER.swapExactTokensForTokens(amount, 0, path, person(who), FOREVER);
    }

    function sendByMistake(uint256 amount, bool synced) external measured {
        TOKEN.mint(address(PAIR), bound(amount, 1, 1e20));
        if (synced) PAIR.sync();
        else PAIR.skim(person(0));
    }
}

contract UniswapV2InvariantTest is Uniswap {
    MarketHandler private handler;

    function setUp() external {
        handler = new MarketHandler();
        _target(address(handler));
    }

    /// A share's part of √k never falls, whoever trades, comes or leaves: k / shares² does not.
    function invariant_a_share_never_loses_its_part_of_k() external view {
        (uint256 before, uint256 later) = (handler.sharesBefore(), handler.sharesAfter());
        if (before == 0) return;
        // With both sides' roots the products stay below 2^256; a unit of rounding each.
        uint256 rootBefore = Math.sqrt(handler.kBefore());
        uint256 rootAfter = Math.sqrt(handler.kAfter());
        assertLe(rootBefore * later, (rootAfter + 1) * before, "root of k a share");
    }

    function invariant_k_never_falls_while_shares_stay_the_same() external view {
        if (handler.sharesBefore() != handler.sharesAfter()) return;
        assertLe(handler.kBefore(), handler.kAfter(), "k");
    }

    function invariant_both_tokens_are_conserved() external view {
        assertConserved(handler.TOKEN());
        assertConserved(handler.COIN());
    }

    function assertConserved(StableCoin token) private view {
        IUniswapV2Pair pair = handler.PAIR();
        (uint112 first, uint112 second, ) = pair.getReserves();
        uint256 reserve = pair.token0() == address(token) ? first : second;
        uint256 held = token.balanceOf(address(pair));
        assertEq(held, reserve, "reserves are what the pair holds");
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            held += token.balanceOf(handler.person(i));
        }
        assertEq(held, token.totalSupply(), "nothing is lost");
    }
}
