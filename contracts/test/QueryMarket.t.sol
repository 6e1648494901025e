// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ModelTable, QueryMarket, QueryTerms, TableQuery} from "../src/queries/QueryMarket.sol";
import {StableCoin} from "../src/market/StableCoin.sol";
import {Test} from "./Test.sol";

contract QueryMarketTest is Test {
    uint256 private constant BOND = 10e18;
    uint256 private constant FINE = 4e18;
    uint256 private constant PATIENCE = 1 days;
    uint256 private constant PRICE = 0.05e18;
    string private constant SQL = "SELECT own.example, m.class FROM own JOIN oak AS m ON m.example = own.example";
    /// Examples 1, 2 and 3, worth 0.3, 0.2 and 0.1 coins.
    bytes private constant THREE = hex"0000000100000bb800000002000007d000000003000003e8";
    /// Examples 1 and 3 are of the classes 7 and 9.
    bytes private constant TWO = hex"00000001070000000309";

    StableCoin private coin;
    QueryMarket private market;
    address private provider = named("provider");
    address private client = named("client");
    uint256 private table;

    function setUp() external {
        coin = new StableCoin("Dollar", "USD", address(this));
        coin.grantRole(coin.MINTER_ROLE(), address(this));
        market = new QueryMarket(coin, QueryTerms(BOND, FINE, PATIENCE));
        fund(provider);
        fund(client);
        table = offer("oak");
    }

    function fund(address account) private {
        coin.mint(account, 1_000e18);
        vm.prank(account);
        coin.approve(address(market), type(uint256).max);
    }

    function offer(string memory name) private returns (uint256) {
        vm.prank(provider);
        return market.register(name, "model-0", PRICE);
    }

    function ask(uint256 deposit) private returns (uint256) {
        vm.prank(client);
        return market.ask(table, SQL, THREE, deposit);
    }

    function test_takes_a_bond_for_a_table() external {
        expectEvent(address(market));
        emit QueryMarket.TableRegistered(1, provider, "elm", "model-0", PRICE, BOND);
        assertEq(offer("elm"), 1, "table");
        ModelTable memory made = market.modelTableOf(1);
        assertEq(made.provider, provider, "provider");
        assertEq(made.price, PRICE, "price");
        assertEq(made.bond, BOND, "bond");
        assertEq(made.modelCid, "model-0", "model");
        assertTrue(made.listed, "listed");
        assertEq(market.modelTables(), 2, "tables");
        assertEq(market.bonds(), 2 * BOND, "bonds");
        assertEq(coin.balanceOf(address(market)), 2 * BOND, "balance");
    }

    function test_wants_a_name_of_its_own_and_a_model() external {
        string[3] memory names = ["oak", "", string(new bytes(65))];
        for (uint256 i = 0; i < names.length; ++i) {
            vm.expectRevert(QueryMarket.QueryTableInvalid.selector);
            offer(names[i]);
        }
        vm.expectRevert(QueryMarket.QueryTableInvalid.selector);
        market.register("elm", "", PRICE);
        assertEq(offer(string(new bytes(64))), 1, "the longest");
    }

    function test_holds_the_deposit_of_a_query() external {
        expectEvent(address(market));
        emit QueryMarket.QueryAsked(0, table, client, SQL, THREE, 1e18);
        assertEq(ask(1e18), 0, "query");
        TableQuery memory asked = market.queryOf(0);
        assertEq(asked.client, client, "client");
        assertEq(asked.rows, 3, "rows");
        assertEq(asked.table, table, "table");
        assertEq(asked.deposit, 1e18, "deposit");
        assertEq(asked.askedAt, block.timestamp, "time");
        assertEq(market.queries(), 1, "queries");
        assertEq(market.deposits(), 1e18, "deposits");
        assertEq(coin.balanceOf(address(market)), BOND + 1e18, "balance");
    }

    function test_charges_the_rows_answered_and_pays_the_rest_back() external {
        uint256 query = ask(1e18);
        expectEvent(address(market));
        emit QueryMarket.QueryAnswered(query, table, client, TWO, 0.1e18, 0.9e18);
        vm.prank(provider);
        market.answer(query, TWO);
        assertEq(coin.balanceOf(provider), 1_000e18 - BOND + 0.1e18, "provider");
        assertEq(coin.balanceOf(client), 1_000e18 - 0.1e18, "client");
        assertEq(market.deposits(), 0, "deposits");
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryClosed.selector, query));
        vm.prank(provider);
        market.answer(query, TWO);
    }

    function test_costs_nothing_when_no_row_is_answered() external {
        uint256 query = ask(1e18);
        vm.prank(provider);
        market.answer(query, "");
        assertEq(coin.balanceOf(client), 1_000e18, "client");
    }

    function test_costs_nothing_when_it_is_refused() external {
        uint256 query = ask(1e18);
        expectEvent(address(market));
        emit QueryMarket.QueryRefused(query, table, client, "no such column", 1e18);
        vm.prank(provider);
        market.refuse(query, "no such column");
        assertEq(coin.balanceOf(client), 1_000e18, "client");
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryClosed.selector, query));
        vm.prank(provider);
        market.refuse(query, "again");
    }

    function test_answers_no_more_than_is_paid_for() external {
        uint256 query = ask(0.1e18 - 1);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryUnpaid.selector, query, 0.1e18, 0.1e18 - 1));
        vm.prank(provider);
        market.answer(query, TWO);
    }

    function test_wants_whole_rows_and_no_more_than_were_sent() external {
        uint256 query = ask(1e18);
        uint256[2] memory lengths = [uint256(4), 20];
        for (uint256 i = 0; i < lengths.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(QueryMarket.QueryAnswerInvalid.selector, query, lengths[i])
            );
            vm.prank(provider);
            market.answer(query, new bytes(lengths[i]));
        }
    }

    function test_wants_a_query_and_rows_of_a_size() external {
        uint256[3] memory lengths = [uint256(0), 9, 8 * 257];
        for (uint256 i = 0; i < lengths.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(QueryMarket.QueryInvalid.selector, bytes(SQL).length, lengths[i])
            );
            market.ask(table, SQL, new bytes(lengths[i]), 0);
        }
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryInvalid.selector, 0, 8));
        market.ask(table, "", new bytes(8), 0);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryInvalid.selector, 2_049, 8));
        market.ask(table, string(new bytes(2_049)), new bytes(8), 0);
        market.ask(table, string(new bytes(2_048)), new bytes(8 * 256), 0);
        assertEq(market.queryOf(0).rows, 256, "the most there may be");
    }

    function test_is_answered_by_its_provider_alone() external {
        uint256 query = ask(1e18);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryNotYours.selector, query));
        market.answer(query, TWO);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryNotYours.selector, query));
        market.refuse(query, "mine");
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryClosed.selector, 1));
        market.answer(1, TWO);
    }

    function test_pays_back_with_a_fine_what_nobody_answers() external {
        uint256 query = ask(1e18);
        uint256 reclaimableAt = block.timestamp + PATIENCE;
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryNotYours.selector, query));
        market.reclaim(query);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryStillOpen.selector, query, reclaimableAt));
        vm.prank(client);
        market.reclaim(query);
        vm.warp(reclaimableAt);
        expectEvent(address(market));
        emit QueryMarket.QueryReclaimed(query, table, client, 1e18, FINE);
        vm.prank(client);
        market.reclaim(query);
        assertEq(coin.balanceOf(client), 1_000e18 + FINE, "client");
        assertEq(market.modelTableOf(table).bond, BOND - FINE, "bond");
        assertEq(market.bonds(), BOND - FINE, "bonds");
    }

    function test_fines_no_more_than_the_bond_has() external {
        for (uint256 i = 0; i < 4; ++i) ask(1e18);
        vm.warp(block.timestamp + PATIENCE);
        vm.startPrank(client);
        for (uint256 i = 0; i < 4; ++i) market.reclaim(i);
        vm.stopPrank();
        assertEq(coin.balanceOf(client), 1_000e18 + BOND, "client");
        assertEq(coin.balanceOf(address(market)), 0, "balance");
    }

    function test_gives_the_bond_back_once_nothing_is_open() external {
        uint256 query = ask(1e18);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryNotYours.selector, table));
        market.close(table);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryTableBusy.selector, table, 1));
        vm.prank(provider);
        market.close(table);
        vm.prank(provider);
        market.refuse(query, "closing");
        expectEvent(address(market));
        emit QueryMarket.TableClosed(table, provider, BOND);
        vm.prank(provider);
        market.close(table);
        assertEq(coin.balanceOf(provider), 1_000e18, "provider");
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryTableClosed.selector, table));
        vm.prank(provider);
        market.close(table);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryTableClosed.selector, table));
        ask(1e18);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryTableClosed.selector, 9));
        market.close(9);
        vm.expectRevert(abi.encodeWithSelector(QueryMarket.QueryTableClosed.selector, 9));
        market.ask(9, SQL, THREE, 0);
    }

    /// Whatever is asked and answered: the charge is rows times the price, and the rest goes back, to the wei.
    function testFuzz_splits_the_deposit(uint256 price, uint256 rows, uint256 answered, uint256 deposit) external {
        price = bound(price, 0, 1e18);
        rows = bound(rows, 1, 256);
        answered = bound(answered, 0, rows);
        deposit = bound(deposit, answered * price, 1_000e18);
        vm.prank(provider);
        uint256 own = market.register("elm", "model-1", price);
        vm.prank(client);
        uint256 query = market.ask(own, SQL, new bytes(8 * rows), deposit);
        uint256 before = coin.balanceOf(provider);
        vm.prank(provider);
        market.answer(query, new bytes(5 * answered));
        assertEq(coin.balanceOf(provider) - before, answered * price, "charge");
        assertEq(coin.balanceOf(client), 1_000e18 - answered * price, "client");
        assertEq(coin.balanceOf(address(market)), market.bonds(), "only bonds are left");
    }
}
