// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ModelTable, QueryMarket, QueryTerms, TableQuery} from "../../src/queries/QueryMarket.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {Test} from "../Test.sol";

/// @dev Two providers and two clients register, ask, answer, refuse, reclaim and close in any order.
contract QueryTraders is Test {
    QueryMarket private immutable MARKET;
    StableCoin private immutable COIN;

    constructor(QueryMarket market, StableCoin coin) {
        (MARKET, COIN) = (market, coin);
    }

    function register(uint256 who, uint256 price) external {
        address provider = funded("provider", who, 10e18);
        string memory name = string(abi.encodePacked("table ", bytes1(uint8(MARKET.modelTables()))));
        vm.prank(provider);
        MARKET.register(name, "model", bound(price, 0, 1e18));
    }

    function ask(uint256 who, uint256 table, uint256 rows, uint256 deposit) external {
        if (MARKET.modelTables() == 0) return;
        table = bound(table, 0, MARKET.modelTables() - 1);
        if (!MARKET.modelTableOf(table).listed) return;
        deposit = bound(deposit, 0, 50e18);
        address client = funded("client", who, deposit);
        vm.prank(client);
        MARKET.ask(table, "SELECT", new bytes(8 * bound(rows, 1, 40)), deposit);
    }

    function answer(uint256 query, uint256 rows) external {
        (bool found, TableQuery memory asked, ModelTable memory table) = look(query);
        if (!found) return;
        rows = bound(rows, 0, asked.rows);
        if (rows * table.price > asked.deposit) return;
        query = bound(query, 0, MARKET.queries() - 1);
        vm.prank(table.provider);
        MARKET.answer(query, new bytes(5 * rows));
    }

    function refuse(uint256 query) external {
        (bool found, , ModelTable memory table) = look(query);
        if (!found) return;
        query = bound(query, 0, MARKET.queries() - 1);
        vm.prank(table.provider);
        MARKET.refuse(query, "no");
    }

    function reclaim(uint256 query, uint256 time) external {
        (bool found, TableQuery memory asked, ) = look(query);
        if (!found) return;
        vm.warp(block.timestamp + bound(time, 1 days, 3 days));
        query = bound(query, 0, MARKET.queries() - 1);
        vm.prank(asked.client);
        MARKET.reclaim(query);
    }

    function close(uint256 table) external {
        if (MARKET.modelTables() == 0) return;
        table = bound(table, 0, MARKET.modelTables() - 1);
        ModelTable memory own = MARKET.modelTableOf(table);
        if (!own.listed || own.open > 0) return;
        vm.prank(own.provider);
        MARKET.close(table);
    }

    function look(uint256 query) private view returns (bool, TableQuery memory asked, ModelTable memory table) {
        if (MARKET.queries() == 0) return (false, asked, table);
        asked = MARKET.queryOf(bound(query, 0, MARKET.queries() - 1));
        return (asked.rows > 0, asked, MARKET.modelTableOf(asked.table));
    }

    function funded(string memory kind, uint256 who, uint256 coins) private returns (address account) {
        account = named(kind, who % 2);
        COIN.mint(account, coins);
        vm.prank(account);
        COIN.approve(address(MARKET), coins);
    }
}

contract QueryMarketInvariantTest is Test {
    StableCoin private coin;
    QueryMarket private market;

    function setUp() external {
        coin = new StableCoin("Dollar", "USD", address(this));
        market = new QueryMarket(coin, QueryTerms(10e18, 4e18, 1 days));
        QueryTraders traders = new QueryTraders(market, coin);
        coin.grantRole(coin.MINTER_ROLE(), address(traders));
        _target(address(traders));
    }

    /// What it holds is the deposits of open queries and what is left of the bonds of listed tables.
    function invariant_holds_deposits_and_bonds() external view {
        uint256 deposits;
        for (uint256 i = 0; i < market.queries(); ++i) deposits += market.queryOf(i).deposit;
        uint256 bonds;
        for (uint256 i = 0; i < market.modelTables(); ++i) bonds += market.modelTableOf(i).bond;
        assertEq(market.deposits(), deposits, "deposits");
        assertEq(market.bonds(), bonds, "bonds");
        assertEq(coin.balanceOf(address(market)), deposits + bonds, "balance");
    }

    function invariant_every_wei_is_somebodys() external view {
        uint256 sum = coin.balanceOf(address(market));
        for (uint256 i = 0; i < 2; ++i) {
            sum += coin.balanceOf(named("provider", i)) + coin.balanceOf(named("client", i));
        }
        assertEq(sum, coin.totalSupply(), "coins");
    }

    function invariant_counts_open_queries_by_table() external view {
        for (uint256 i = 0; i < market.modelTables(); ++i) {
            uint256 open;
            for (uint256 j = 0; j < market.queries(); ++j) {
                TableQuery memory asked = market.queryOf(j);
                if (asked.rows > 0 && asked.table == i) ++open;
            }
            assertEq(market.modelTableOf(i).open, open, "open");
        }
    }
}
