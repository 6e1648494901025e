// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice What all tables have in common.
/// @param bond Wei of coins that a provider leaves for each of its tables.
/// @param fine Wei of coins that a query costs its provider which it left unanswered, as far as the bond has them.
/// @param patience Seconds after which a query that nobody answered is paid back.
struct QueryTerms {
    uint256 bond;
    uint256 fine;
    uint256 patience;
}

/// @notice A trained model as a table of a database.
/// @param provider Who answers for it.
/// @param listed Whether it takes queries.
/// @param open Queries that are neither answered nor paid back.
/// @param price Wei of coins a row.
/// @param bond Wei of coins that are left of the bond.
/// @param modelCid The model.
struct ModelTable {
    address provider;
    bool listed;
    uint64 open;
    uint256 price;
    uint256 bond;
    string modelCid;
}

/// @notice A query that somebody paid for beforehand.
/// @param client Who asked.
/// @param askedAt When, in Unix seconds.
/// @param rows How many rows of its own the client sent along; 0 once it is closed.
/// @param table The table's number.
/// @param deposit Wei of coins held for it; 0 once it is closed.
struct TableQuery {
    address client;
    uint48 askedAt;
    uint48 rows;
    uint256 table;
    uint256 deposit;
}

/// @title Sells predictions through SQL: models are tables, and a query joins rows of one's own with one of them.
/// @notice A client deposits what all of its rows would cost, pays for those that the answer has, and gets the rest
/// back with it. A query that is refused, or that nobody answers in time, costs its client nothing. Nothing here runs
/// SQL or checks the answers: anybody can, as the rows, the query, the model and the answers are all on chain. Amounts
/// are wei of coins.
contract QueryMarket {
    using SafeERC20 for IERC20;

    /// @notice The most rows that a query sends along.
    uint256 public constant MAX_ROWS = 256;
    /// @notice Bytes of a row: the number of an example, and what its answer is worth in ten-thousandths of a coin.
    uint256 public constant ROW_BYTES = 8;
    /// @notice Bytes of a row of an answer: the number of an example, and the class that the model gives it.
    uint256 public constant ANSWER_BYTES = 5;
    /// @notice The longest name of a table, in bytes.
    uint256 public constant MAX_NAME = 64;
    /// @notice The longest query, in bytes.
    uint256 public constant MAX_SQL = 2_048;

    IERC20 private immutable _COIN;
    uint256 private immutable _BOND;
    uint256 private immutable _FINE;
    uint256 private immutable _PATIENCE;

    ModelTable[] private _tables;
    TableQuery[] private _queries;
    mapping(bytes32 name => bool) private _taken;
    uint256 private _deposits;
    uint256 private _bonds;

    /// @notice A model became a table.
    /// @param table Its number, from 0.
    /// @param provider Who answers for it.
    /// @param name What queries call it.
    /// @param modelCid The model.
    /// @param price Wei a row.
    /// @param bond Wei left for it.
    event TableRegistered(
        uint256 indexed table,
        address indexed provider,
        string name,
        string modelCid,
        uint256 price,
        uint256 bond
    );
    /// @notice A table takes no more queries.
    /// @param table Its number.
    /// @param provider Who got back what was left of the bond.
    /// @param bond Wei.
    event TableClosed(uint256 indexed table, address indexed provider, uint256 bond);
    /// @notice Somebody asked and paid.
    /// @param query The query's number, from 0.
    /// @param table The table's number.
    /// @param client Who.
    /// @param sql The query.
    /// @param rows Rows of the client's own, {ROW_BYTES} each.
    /// @param deposit Wei held for it.
    event QueryAsked(
        uint256 indexed query,
        uint256 indexed table,
        address indexed client,
        string sql,
        bytes rows,
        uint256 deposit
    );
    /// @notice A query was answered.
    /// @param query Its number.
    /// @param table The table's number.
    /// @param client Who had asked.
    /// @param answers The rows of the answer, {ANSWER_BYTES} each.
    /// @param charge Wei that the provider got.
    /// @param refund Wei that the client got back.
    event QueryAnswered(
        uint256 indexed query,
        uint256 indexed table,
        address indexed client,
        bytes answers,
        uint256 charge,
        uint256 refund
    );
    /// @notice A query was refused.
    /// @param query Its number.
    /// @param table The table's number.
    /// @param client Who had asked.
    /// @param reason What is wrong with it.
    /// @param refund Wei that the client got back: all it deposited.
    event QueryRefused(
        uint256 indexed query,
        uint256 indexed table,
        address indexed client,
        string reason,
        uint256 refund
    );
    /// @notice A query that nobody answered in time was paid back.
    /// @param query Its number.
    /// @param table The table's number.
    /// @param client Who had asked.
    /// @param refund Wei that the client got back: all it deposited.
    /// @param fine Wei of the provider's bond that it got besides.
    event QueryReclaimed(
        uint256 indexed query,
        uint256 indexed table,
        address indexed client,
        uint256 refund,
        uint256 fine
    );

    /// @notice A table needs a name of its own, of at most {MAX_NAME} bytes, and a model.
    error QueryTableInvalid();
    /// @notice There is no such table, or it takes no queries any more.
    error QueryTableClosed(uint256 table);
    /// @notice The table still has queries to answer.
    error QueryTableBusy(uint256 table, uint256 open);
    /// @notice Only the table's provider may, or only the query's client.
    error QueryNotYours(uint256 id);
    /// @notice A query has SQL of at most {MAX_SQL} bytes and 1 to {MAX_ROWS} whole rows.
    error QueryInvalid(uint256 sqlBytes, uint256 rowBytes);
    /// @notice There is no such query, or it is answered, refused or paid back.
    error QueryClosed(uint256 query);
    /// @notice An answer has whole rows, and no more than were sent along.
    error QueryAnswerInvalid(uint256 query, uint256 answerBytes);
    /// @notice The rows of the answer cost more than was deposited.
    error QueryUnpaid(uint256 query, uint256 cost, uint256 deposit);
    /// @notice The query may still be answered.
    error QueryStillOpen(uint256 query, uint256 reclaimableAt);

    /// @notice Begins without tables.
    /// @param coin What rows are paid in.
    /// @param terms What all tables have in common.
    constructor(IERC20 coin, QueryTerms memory terms) {
        _COIN = coin;
        _BOND = terms.bond;
        _FINE = terms.fine;
        _PATIENCE = terms.patience;
    }

    modifier onlyProvider(uint256 table) {
        if (table >= _tables.length) revert QueryTableClosed(table);
        if (_tables[table].provider != msg.sender) revert QueryNotYours(table);
        _;
    }

    /// @notice Offers a trained model as a table, and leaves the bond for it.
    /// @param name What queries call it.
    /// @param modelCid The model.
    /// @param price Wei a row.
    /// @return table Its number.
    function register(string calldata name, string calldata modelCid, uint256 price) external returns (uint256 table) {
        bytes32 key = keccak256(bytes(name));
        bool named = bytes(name).length > 0 && bytes(name).length <= MAX_NAME && !_taken[key];
        if (!named || bytes(modelCid).length == 0) revert QueryTableInvalid();
        _taken[key] = true;
        table = _tables.length;
        _tables.push(ModelTable(msg.sender, true, 0, price, _BOND, modelCid));
        _bonds += _BOND;
        emit TableRegistered(table, msg.sender, name, modelCid, price, _BOND);
        _COIN.safeTransferFrom(msg.sender, address(this), _BOND);
    }

    /// @notice Takes a table off that has no query left to answer, and its bond back.
    /// @param table Its number.
    function close(uint256 table) external onlyProvider(table) {
        ModelTable storage own = _listed(table);
        if (own.open > 0) revert QueryTableBusy(table, own.open);
        uint256 bond = own.bond;
        own.listed = false;
        own.bond = 0;
        _bonds -= bond;
        emit TableClosed(table, msg.sender, bond);
        _COIN.safeTransfer(msg.sender, bond);
    }

    /// @notice Asks a table about rows of one's own; the deposit is held until there is an answer.
    /// @param table The table's number.
    /// @param sql The query.
    /// @param rows The rows, {ROW_BYTES} each.
    /// @param deposit Wei, which the contract must be approved for.
    /// @return query The query's number.
    function ask(
        uint256 table,
        string calldata sql,
        bytes calldata rows,
        uint256 deposit
    ) external returns (uint256 query) {
        ModelTable storage asked = _listed(table);
        uint256 count = rows.length / ROW_BYTES;
        bool whole = rows.length % ROW_BYTES == 0 && count > 0 && count <= MAX_ROWS;
        if (!whole || bytes(sql).length == 0 || bytes(sql).length > MAX_SQL) {
            revert QueryInvalid(bytes(sql).length, rows.length);
        }
        query = _queries.length;
        _queries.push(
            TableQuery(msg.sender, SafeCast.toUint48(block.timestamp), SafeCast.toUint48(count), table, deposit)
        );
        ++asked.open;
        _deposits += deposit;
        emit QueryAsked(query, table, msg.sender, sql, rows, deposit);
        _COIN.safeTransferFrom(msg.sender, address(this), deposit);
    }

    /// @notice Answers a query: the provider gets the price of the rows answered, the client the rest of its deposit.
    /// @param query The query's number.
    /// @param answers The rows of the answer, {ANSWER_BYTES} each.
    function answer(uint256 query, bytes calldata answers) external {
        TableQuery memory asked = _toProvider(query);
        uint256 count = answers.length / ANSWER_BYTES;
        if (answers.length % ANSWER_BYTES != 0 || count > asked.rows) {
            revert QueryAnswerInvalid(query, answers.length);
        }
        uint256 charge = count * _tables[asked.table].price;
        if (charge > asked.deposit) revert QueryUnpaid(query, charge, asked.deposit);
        uint256 refund = asked.deposit - charge;
        _close(query, asked);
        emit QueryAnswered(query, asked.table, asked.client, answers, charge, refund);
        _COIN.safeTransfer(msg.sender, charge);
        _COIN.safeTransfer(asked.client, refund);
    }

    /// @notice Refuses a query that has no answer: the client gets all back.
    /// @param query The query's number.
    /// @param reason What is wrong with it.
    function refuse(uint256 query, string calldata reason) external {
        TableQuery memory asked = _toProvider(query);
        _close(query, asked);
        emit QueryRefused(query, asked.table, asked.client, reason, asked.deposit);
        _COIN.safeTransfer(asked.client, asked.deposit);
    }

    /// @notice Pays a query of the caller's back that nobody answered in time, and the fine besides.
    /// @param query The query's number.
    function reclaim(uint256 query) external {
        TableQuery memory asked = _open(query);
        if (asked.client != msg.sender) revert QueryNotYours(query);
        uint256 reclaimableAt = asked.askedAt + _PATIENCE;
        if (block.timestamp < reclaimableAt) revert QueryStillOpen(query, reclaimableAt);
        uint256 fine = Math.min(_FINE, _tables[asked.table].bond);
        _tables[asked.table].bond -= fine;
        _bonds -= fine;
        _close(query, asked);
        emit QueryReclaimed(query, asked.table, msg.sender, asked.deposit, fine);
        _COIN.safeTransfer(msg.sender, asked.deposit + fine);
    }

    /// @notice A table as it stands.
    /// @dev No name here begins with `table`: forge takes such a contract for a test, and leaves it out of coverage.
    /// @param table Its number.
    function modelTableOf(uint256 table) external view returns (ModelTable memory) {
        return _tables[table];
    }

    /// @notice A query as it stands.
    /// @param query Its number.
    function queryOf(uint256 query) external view returns (TableQuery memory) {
        return _queries[query];
    }

    /// @notice Tables there have ever been.
    function modelTables() external view returns (uint256) {
        return _tables.length;
    }

    /// @notice Queries there have ever been.
    function queries() external view returns (uint256) {
        return _queries.length;
    }

    /// @notice Wei held for queries that are open.
    function deposits() external view returns (uint256) {
        return _deposits;
    }

    /// @notice Wei held as bonds.
    function bonds() external view returns (uint256) {
        return _bonds;
    }

    function _listed(uint256 table) private view returns (ModelTable storage found) {
        if (table >= _tables.length || !_tables[table].listed) revert QueryTableClosed(table);
        found = _tables[table];
    }

    function _open(uint256 query) private view returns (TableQuery memory asked) {
        if (query >= _queries.length || _queries[query].rows == 0) revert QueryClosed(query);
        asked = _queries[query];
    }

    function _toProvider(uint256 query) private view returns (TableQuery memory asked) {
        asked = _open(query);
        if (_tables[asked.table].provider != msg.sender) revert QueryNotYours(query);
    }

    function _close(uint256 query, TableQuery memory asked) private {
        _queries[query].rows = 0;
        _queries[query].deposit = 0;
        --_tables[asked.table].open;
        _deposits -= asked.deposit;
    }
}
