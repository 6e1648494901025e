// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Who belongs to a consortium, as its members decide by vote.
/// @notice Whoever wants in applies; any member may propose to expel another. Each member has one vote, and more than
/// half of those who are members when the vote is closed must be in favour.
abstract contract ConsortiumMembers {
    /// @notice Members at most, so that whatever goes through all of them fits a block.
    uint256 public constant MOST_MEMBERS = 64;

    /// @notice A vote on one account.
    /// @param account Whom it is about.
    /// @param admits Whether it is to become a member; it is to cease to be one otherwise.
    /// @param closed Whether it is over and carried out.
    /// @param endsAt When it may be closed, in Unix seconds.
    struct MemberVote {
        address account;
        bool admits;
        bool closed;
        uint48 endsAt;
    }

    uint256 private immutable _VOTE_SECONDS;

    mapping(address account => bool) private _isMember;
    uint256 private _memberCount;
    MemberVote[] private _votes;
    mapping(uint256 vote => address[]) private _inFavour;
    mapping(uint256 vote => mapping(address member => bool)) private _voted;
    mapping(address account => bool) private _hasOpenVote;

    /// @notice An account became a member.
    /// @param account Which.
    event MemberAdmitted(address indexed account);
    /// @notice An account ceased to be a member.
    /// @param account Which.
    event MemberExpelled(address indexed account);
    /// @notice Members may vote on an account.
    /// @param vote The vote's number.
    /// @param account Whom it is about.
    /// @param admits Whether to admit it, or to expel it.
    /// @param endsAt When the vote may be closed, in Unix seconds.
    event MemberVoteOpened(uint256 indexed vote, address indexed account, bool admits, uint48 endsAt);
    /// @notice A member voted.
    /// @param vote The vote's number.
    /// @param member Who.
    /// @param inFavour Whether for what it would do.
    event MemberVoteCast(uint256 indexed vote, address indexed member, bool inFavour);
    /// @notice A vote is over.
    /// @param vote The vote's number.
    /// @param passed Whether more than half were in favour.
    /// @param inFavour Members in favour.
    /// @param members Members in all.
    event MemberVoteClosed(uint256 indexed vote, bool passed, uint256 inFavour, uint256 members);

    /// @notice Members alone may do this.
    error ConsortiumNotMember(address account);
    /// @notice The account is a member already.
    error ConsortiumAlreadyMember(address account);
    /// @notice There is a vote on the account already.
    error ConsortiumVoteOpen(address account);
    /// @notice The vote does not exist, is over, or is not over yet; or the member has voted.
    error ConsortiumVoteInvalid(uint256 vote);
    /// @notice There is room for no more members.
    error ConsortiumFull();

    modifier onlyMember() {
        if (!_isMember[msg.sender]) revert ConsortiumNotMember(msg.sender);
        _;
    }

    /// @notice Begins with its founders.
    /// @param founders Members without a vote.
    /// @param voteSeconds How long members have to vote.
    constructor(address[] memory founders, uint256 voteSeconds) {
        _VOTE_SECONDS = voteSeconds;
        for (uint256 i = 0; i < founders.length; ++i) _admit(founders[i]);
    }

    /// @notice Asks to become a member.
    /// @return vote The vote's number.
    function applyForMembership() external returns (uint256 vote) {
        if (_isMember[msg.sender]) revert ConsortiumAlreadyMember(msg.sender);
        return _open(msg.sender, true);
    }

    /// @notice Proposes to expel a member.
    /// @param account Whom.
    /// @return vote The vote's number.
    function proposeExpulsion(address account) external onlyMember returns (uint256 vote) {
        if (!_isMember[account]) revert ConsortiumNotMember(account);
        return _open(account, false);
    }

    /// @notice Votes, once.
    /// @param vote The vote's number.
    /// @param inFavour Whether for what it would do.
    function voteOnMember(uint256 vote, bool inFavour) external onlyMember {
        if (vote >= _votes.length || block.timestamp >= _votes[vote].endsAt || _voted[vote][msg.sender])
            revert ConsortiumVoteInvalid(vote);
        _voted[vote][msg.sender] = true;
        if (inFavour) _inFavour[vote].push(msg.sender);
        emit MemberVoteCast(vote, msg.sender, inFavour);
    }

    /// @notice Closes a vote whose time is over, and does what it decided; anyone may.
    /// @param vote The vote's number.
    function closeVote(uint256 vote) external {
        if (vote >= _votes.length || _votes[vote].closed || block.timestamp < _votes[vote].endsAt)
            revert ConsortiumVoteInvalid(vote);
        MemberVote storage over = _votes[vote];
        over.closed = true;
        _hasOpenVote[over.account] = false;
        uint256 inFavour = _countOfMembers(_inFavour[vote]);
        bool passed = 2 * inFavour > _memberCount;
        emit MemberVoteClosed(vote, passed, inFavour, _memberCount);
        if (passed && over.admits) _admit(over.account);
        if (passed && !over.admits) _expel(over.account);
    }

    /// @notice A vote as it stands.
    /// @param vote Its number.
    function memberVote(uint256 vote) external view returns (MemberVote memory) {
        if (vote >= _votes.length) revert ConsortiumVoteInvalid(vote);
        return _votes[vote];
    }

    /// @notice Whether an account is a member.
    /// @param account Which.
    function isMember(address account) public view returns (bool) {
        return _isMember[account];
    }

    /// @notice How many members there are.
    function memberCount() public view returns (uint256) {
        return _memberCount;
    }

    function _open(address account, bool admits) private returns (uint256 vote) {
        if (_hasOpenVote[account]) revert ConsortiumVoteOpen(account);
        _hasOpenVote[account] = true;
        vote = _votes.length;
        uint48 endsAt = uint48(block.timestamp + _VOTE_SECONDS);
        _votes.push(MemberVote(account, admits, false, endsAt));
        emit MemberVoteOpened(vote, account, admits, endsAt);
    }

    function _admit(address account) private {
        if (_memberCount == MOST_MEMBERS) revert ConsortiumFull();
        _isMember[account] = true;
        ++_memberCount;
        emit MemberAdmitted(account);
    }

    function _expel(address account) private {
        _isMember[account] = false;
        --_memberCount;
        emit MemberExpelled(account);
    }

    /// @dev Of those who voted, those who are members still.
    function _countOfMembers(address[] storage voters) private view returns (uint256 count) {
        for (uint256 i = 0; i < voters.length; ++i) {
            if (_isMember[voters[i]]) ++count;
        }
    }
}
