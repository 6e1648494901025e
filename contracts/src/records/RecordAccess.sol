// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {UsesOfData} from "../charter/UsesOfData.sol";

/// @title Who may learn from which records, and what that has cost their patients in privacy.
/// @notice Institutions keep their records. A researcher asks for so many rounds of learning from them, names the code
/// and the purpose, and pays beforehand. Each institution approves of the code before it runs, or refuses. Every use is
/// written down with what its institution has spent of its privacy budget by then, and is paid when the round's model
/// is published, or without it once the researcher is late. No record, and nothing learnt of one alone, comes here.
/// Coins are wei; privacy spent (epsilon) is counted in millionths.
contract RecordAccess is AccessControl {
    using SafeERC20 for IERC20;

    /// @notice Who may register records: an institution.
    bytes32 public constant INSTITUTION_ROLE = keccak256("INSTITUTION_ROLE");
    /// @notice Institutions that one request may ask at most, so that paying a round never outgrows a block.
    uint256 public constant MOST_INSTITUTIONS = 200;

    /// @notice What an institution decided on a request.
    enum Decision {
        None,
        Approved,
        Refused
    }

    /// @notice What a researcher asks for.
    /// @param purpose What the model is for.
    /// @param secure Whether updates are summed so that nobody sees one of them.
    /// @param rounds Rounds of learning at most.
    /// @param institutions Institutions a round at most.
    /// @param feePerUse Wei of coins for each institution and round.
    struct Terms {
        bytes32 purpose;
        bool secure;
        uint32 rounds;
        uint32 institutions;
        uint128 feePerUse;
    }

    /// @notice A request as it stands.
    /// @param researcher Whose it is.
    /// @param opensAt From when on code may run under it: institutions decide before.
    /// @param closesAt From when on no further use is made under it.
    /// @param closed Whether what was left has gone back.
    /// @param round Rounds that are over.
    /// @param usedAt When the first use of the round in hand was written down; 0 before it.
    /// @param held Wei of coins that are left of what was paid.
    /// @param code Hash of the code's CID.
    struct Request {
        address researcher;
        uint48 opensAt;
        uint48 closesAt;
        bool closed;
        uint32 round;
        uint48 usedAt;
        uint256 held;
        bytes32 code;
    }

    /// @notice An institution's privacy account.
    /// @param budget Most that it may ever spend, in 1/1,000,000 of epsilon; 0 while it has registered nothing.
    /// @param spent What it has spent, likewise.
    struct PrivacyAccount {
        uint64 budget;
        uint64 spent;
    }

    IERC20 private immutable _COIN;
    Ownable private immutable _SETTINGS;
    uint256 private immutable _DECIDE_SECONDS;
    uint256 private immutable _REQUEST_SECONDS;
    uint256 private immutable _PUBLISH_SECONDS;

    Request[] private _requests;
    mapping(uint256 request => Terms) private _terms;
    mapping(uint256 request => mapping(address institution => Decision)) private _decisions;
    /// @dev Institutions of the round in hand, and the last round that each was used in, counted from 1.
    mapping(uint256 request => address[]) private _users;
    mapping(uint256 request => mapping(address institution => uint256)) private _lastUse;
    mapping(address institution => PrivacyAccount) private _accounts;

    /// @notice Records can be asked for from now on.
    /// @param initialModelCid The model that every request begins with.
    /// @param decideSeconds How long institutions have to decide before code runs.
    /// @param requestSeconds How long a request stands.
    /// @param publishSeconds How long a researcher has for a round's model.
    event AccessOpened(
        string initialModelCid,
        uint256 decideSeconds,
        uint256 requestSeconds,
        uint256 publishSeconds
    );
    /// @notice An institution has records to learn from.
    /// @param institution Who.
    /// @param recordsCid CID of what describes them.
    /// @param budget Most that it will ever spend, in 1/1,000,000 of epsilon.
    event RecordsRegistered(address indexed institution, string recordsCid, uint64 budget);
    /// @notice A researcher asks, and has paid.
    /// @param request The request's number.
    /// @param researcher Who.
    /// @param codeCid CID of the code that is to run.
    /// @param terms What is asked for.
    /// @param paid Wei of coins.
    /// @param opensAt From when on code may run under it.
    /// @param closesAt From when on no use is made under it.
    event AccessRequested(
        uint256 indexed request,
        address indexed researcher,
        string codeCid,
        Terms terms,
        uint256 paid,
        uint48 opensAt,
        uint48 closesAt
    );
    /// @notice An institution approves of the code and the purpose, or refuses.
    /// @param request The request.
    /// @param institution Who.
    /// @param approved Which of the two.
    event AccessDecided(uint256 indexed request, address indexed institution, bool approved);
    /// @notice The code ran on an institution's records.
    /// @param request The request.
    /// @param round Its round, from 1 on.
    /// @param institution Whose records.
    /// @param updateCid CID of the private update that came of it; who has but the CID cannot make the update of it.
    /// @param spent What the institution has spent since ever, in 1/1,000,000 of epsilon.
    event RecordsUsed(
        uint256 indexed request,
        uint256 indexed round,
        address indexed institution,
        string updateCid,
        uint64 spent
    );
    /// @notice A use was paid for.
    /// @param request The request.
    /// @param round Its round.
    /// @param institution Who was paid.
    /// @param paid Wei of coins.
    event UsePaid(uint256 indexed request, uint256 indexed round, address indexed institution, uint256 paid);
    /// @notice A round is over.
    /// @param request The request.
    /// @param round Its round.
    /// @param modelCid The model that came of it; empty when the researcher published none in time.
    /// @param accuracyPpm Its accuracy as the researcher tells it, in 1/1,000,000.
    event RoundPublished(uint256 indexed request, uint256 indexed round, string modelCid, uint256 accuracyPpm);
    /// @notice Nothing more comes of a request.
    /// @param request The request.
    /// @param refunded Wei of coins that went back.
    event RequestClosed(uint256 indexed request, uint256 refunded);

    /// @notice No such request.
    /// @param request The number asked for.
    error AccessRequestUnknown(uint256 request);
    /// @notice Institutions still decide on the request.
    /// @param request The request.
    /// @param opensAt Until when.
    error AccessNotOpen(uint256 request, uint48 opensAt);
    /// @notice The request takes no uses any more.
    /// @param request The request.
    error AccessRequestOver(uint256 request);
    /// @notice The request is another's.
    /// @param caller Who called.
    error AccessNotResearcher(address caller);
    /// @notice The institution has registered already.
    /// @param institution Who.
    error AccessAlreadyRegistered(address institution);
    /// @notice The institution has registered nothing.
    /// @param institution Who.
    error AccessNotRegistered(address institution);
    /// @notice A number that must not be zero is, or there are more institutions than a request may ask.
    error AccessTermsInvalid();
    /// @notice What is approved of is not the code that the request names.
    /// @param requested Hash of the request's CID.
    /// @param shown Hash of the CID that was approved of.
    error AccessCodeDiffers(bytes32 requested, bytes32 shown);
    /// @notice The institution has decided already.
    /// @param institution Who.
    error AccessAlreadyDecided(address institution);
    /// @notice The institution has not approved.
    /// @param institution Who.
    error AccessNotApproved(address institution);
    /// @notice The institution's records were used in this round already.
    /// @param institution Who.
    error AccessAlreadyUsed(address institution);
    /// @notice As many institutions as were paid for have been used in this round.
    /// @param institutions That many.
    error AccessRoundFull(uint256 institutions);
    /// @notice A use spends privacy, and never more than the budget.
    /// @param before What was spent, in 1/1,000,000 of epsilon.
    /// @param spent What is said to be spent now.
    /// @param budget The most.
    error AccessBudgetExceeded(uint64 before, uint64 spent, uint64 budget);
    /// @notice There is no use to pay, or none yet.
    /// @param request The request.
    error AccessNothingToPay(uint256 request);
    /// @notice Uses wait to be paid, or the request stands and is another's.
    /// @param request The request.
    error AccessStillOpen(uint256 request);

    /// @notice Opens with no institution admitted.
    /// @param coin The coin that uses are paid in.
    /// @param settings The DAO's settings, whose owner may have a charter.
    /// @param initialModelCid The model that every request begins with.
    /// @param decideSeconds How long institutions have to decide before code runs.
    /// @param requestSeconds How long a request stands; longer than that.
    /// @param publishSeconds How long a researcher has for a round's model.
    /// @param admin Who admits institutions.
    constructor(
        IERC20 coin,
        Ownable settings,
        string memory initialModelCid,
        uint256 decideSeconds,
        uint256 requestSeconds,
        uint256 publishSeconds,
        address admin
    ) {
        if (requestSeconds <= decideSeconds || publishSeconds == 0) revert AccessTermsInvalid();
        _COIN = coin;
        _SETTINGS = settings;
        _DECIDE_SECONDS = decideSeconds;
        _REQUEST_SECONDS = requestSeconds;
        _PUBLISH_SECONDS = publishSeconds;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        emit AccessOpened(initialModelCid, decideSeconds, requestSeconds, publishSeconds);
    }

    /// @notice Enters records to learn from, once.
    /// @param recordsCid CID of what describes them.
    /// @param budget Most that may ever be spent on them, in 1/1,000,000 of epsilon.
    function registerRecords(string calldata recordsCid, uint64 budget) external onlyRole(INSTITUTION_ROLE) {
        if (budget == 0) revert AccessTermsInvalid();
        if (_accounts[msg.sender].budget != 0) revert AccessAlreadyRegistered(msg.sender);
        _accounts[msg.sender].budget = budget;
        emit RecordsRegistered(msg.sender, recordsCid, budget);
    }

    /// @notice Asks institutions to let code run on their records, and pays for all of it.
    /// @param codeCid CID of the code.
    /// @param terms What is asked for.
    /// @return id The request's number.
    function requestAccess(string calldata codeCid, Terms calldata terms) external returns (uint256 id) {
        UsesOfData.requireAllowed(_SETTINGS, UsesOfData.TRAINING);
        if (terms.rounds == 0 || terms.institutions == 0 || terms.institutions > MOST_INSTITUTIONS) {
            revert AccessTermsInvalid();
        }
        uint256 paid = uint256(terms.feePerUse) * terms.rounds * terms.institutions;
        uint48 opensAt = uint48(block.timestamp + _DECIDE_SECONDS);
        uint48 closesAt = uint48(block.timestamp + _REQUEST_SECONDS);
        id = _requests.length;
        _requests.push(
            Request({
                researcher: msg.sender,
                opensAt: opensAt,
                closesAt: closesAt,
                closed: false,
                round: 0,
                usedAt: 0,
                held: paid,
                code: keccak256(bytes(codeCid))
            })
        );
        _terms[id] = terms;
        emit AccessRequested(id, msg.sender, codeCid, terms, paid, opensAt, closesAt);
        _COIN.safeTransferFrom(msg.sender, address(this), paid);
    }

    /// @notice Approves of the code: it may run on one's records.
    /// @param id The request.
    /// @param codeCid The code that was looked at.
    function approve(uint256 id, string calldata codeCid) external {
        Request storage request = _open(id);
        bytes32 shown = keccak256(bytes(codeCid));
        if (shown != request.code) revert AccessCodeDiffers(request.code, shown);
        _decide(id, Decision.Approved);
    }

    /// @notice Refuses a request.
    /// @param id The request.
    function refuse(uint256 id) external {
        _open(id);
        _decide(id, Decision.Refused);
    }

    /// @notice Writes down that the code ran on one's records in the round in hand.
    /// @param id The request.
    /// @param updateCid CID of the private update that came of it.
    /// @param spent All that one has spent by now, in 1/1,000,000 of epsilon.
    function recordUse(uint256 id, string calldata updateCid, uint64 spent) external {
        Request storage request = _open(id);
        Terms storage terms = _terms[id];
        if (block.timestamp < request.opensAt) revert AccessNotOpen(id, request.opensAt);
        if (request.round == terms.rounds) revert AccessRequestOver(id);
        if (_decisions[id][msg.sender] != Decision.Approved) revert AccessNotApproved(msg.sender);
        uint256 round = request.round + 1;
        if (_lastUse[id][msg.sender] == round) revert AccessAlreadyUsed(msg.sender);
        address[] storage users = _users[id];
        if (users.length == terms.institutions) revert AccessRoundFull(terms.institutions);
        PrivacyAccount storage account = _accounts[msg.sender];
        if (spent <= account.spent || spent > account.budget) {
            revert AccessBudgetExceeded(account.spent, spent, account.budget);
        }
        account.spent = spent;
        _lastUse[id][msg.sender] = round;
        if (users.length == 0) request.usedAt = uint48(block.timestamp);
        users.push(msg.sender);
        emit RecordsUsed(id, round, msg.sender, updateCid, spent);
    }

    /// @notice Publishes the model of the round in hand and pays all whose records were used in it.
    /// @param id The request.
    /// @param modelCid The model.
    /// @param accuracyPpm Its accuracy, in 1/1,000,000.
    function publishModel(uint256 id, string calldata modelCid, uint256 accuracyPpm) external {
        if (_known(id).researcher != msg.sender) revert AccessNotResearcher(msg.sender);
        _endRound(id, modelCid, accuracyPpm);
    }

    /// @notice Pays all whose records were used in a round whose model is late. Anybody may call it.
    /// @param id The request.
    function payLate(uint256 id) external {
        Request storage request = _known(id);
        if (block.timestamp < uint256(request.usedAt) + _PUBLISH_SECONDS) revert AccessNothingToPay(id);
        _endRound(id, "", 0);
    }

    /// @notice Ends a request and pays back what is left of it: its researcher at any time, anybody once it stands no
    /// more. Uses are paid first.
    /// @param id The request.
    function close(uint256 id) external {
        Request storage request = _known(id);
        if (request.closed) revert AccessRequestOver(id);
        bool may = msg.sender == request.researcher || block.timestamp >= request.closesAt;
        if (!may || _users[id].length != 0) revert AccessStillOpen(id);
        uint256 refunded = request.held;
        request.held = 0;
        request.closed = true;
        emit RequestClosed(id, refunded);
        _COIN.safeTransfer(request.researcher, refunded);
    }

    /// @notice A request as it stands.
    /// @param id Its number.
    function requestOf(uint256 id) external view returns (Request memory) {
        return _known(id);
    }

    /// @notice What an institution decided on a request.
    /// @param id The request.
    /// @param institution Who.
    function decisionOf(uint256 id, address institution) external view returns (Decision) {
        return _decisions[id][institution];
    }

    /// @notice An institution's privacy account, in 1/1,000,000 of epsilon.
    /// @param institution Who.
    /// @return spent What it has spent.
    /// @return budget The most that it may ever spend; 0 while it has registered nothing.
    function accountOf(address institution) external view returns (uint64 spent, uint64 budget) {
        PrivacyAccount storage account = _accounts[institution];
        return (account.spent, account.budget);
    }

    function _decide(uint256 id, Decision decision) private {
        if (_accounts[msg.sender].budget == 0) revert AccessNotRegistered(msg.sender);
        if (_decisions[id][msg.sender] != Decision.None) revert AccessAlreadyDecided(msg.sender);
        _decisions[id][msg.sender] = decision;
        emit AccessDecided(id, msg.sender, decision == Decision.Approved);
    }

    function _endRound(uint256 id, string memory modelCid, uint256 accuracyPpm) private {
        address[] memory users = _users[id];
        if (users.length == 0) revert AccessNothingToPay(id);
        Request storage request = _requests[id];
        uint256 fee = _terms[id].feePerUse;
        uint256 round = ++request.round;
        request.held -= fee * users.length;
        request.usedAt = 0;
        delete _users[id];
        emit RoundPublished(id, round, modelCid, accuracyPpm);
        for (uint256 i = 0; i < users.length; ++i) {
            emit UsePaid(id, round, users[i], fee);
            _COIN.safeTransfer(users[i], fee);
        }
    }

    function _open(uint256 id) private view returns (Request storage request) {
        request = _known(id);
        if (request.closed || block.timestamp >= request.closesAt) revert AccessRequestOver(id);
    }

    function _known(uint256 id) private view returns (Request storage) {
        if (id >= _requests.length) revert AccessRequestUnknown(id);
        return _requests[id];
    }
}
