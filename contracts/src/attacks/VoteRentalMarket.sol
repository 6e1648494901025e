// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {RentedBallot} from "./RentedBallot.sol";

/// @notice What a market starts with, for good.
/// @param token The token whose votes are rented.
/// @param governor Where they are cast.
/// @param operator Who gets the market's fee.
/// @param feeBps The fee, in 1/10,000 of a winning bid.
/// @param unit Votes that the reserve price is for: one token in the smallest unit.
/// @param reserveWei Least bid for that many votes, in native wei.
/// @param closesBefore How long before voting ends bidding does, in units of the governor's clock.
struct RentalTerms {
    IVotes token;
    IGovernor governor;
    address operator;
    uint256 feeBps;
    uint256 unit;
    uint256 reserveWei;
    uint48 closesBefore;
}

/// @notice The auction of all enrolled votes for one proposal.
/// @param votes What is for rent, as far as it is counted, in the token's smallest unit.
/// @param bid The highest bid so far, in native wei.
/// @param bidder Whose.
/// @param support What it wants voted: the governor's number of the choice.
/// @param closesAt When bidding ends, by the governor's clock; zero until counting begins.
/// @param holders How many are in it: those enrolled when counting began.
/// @param counted Of how many the votes are counted.
/// @param cast Of how many the votes are cast.
/// @param takenBack Whether the winner has its bid back because its votes were not all cast.
struct Rental {
    uint256 votes;
    uint256 bid;
    address bidder;
    uint8 support;
    uint48 closesAt;
    uint32 holders;
    uint32 counted;
    uint32 cast;
    bool takenBack;
}

/// @title A market that rents votes: one auction a proposal, the highest bid decides how all its votes are cast.
/// @notice For rehearsing attacks, as LobbyFi works. Holders keep their tokens and delegate to a {RentedBallot} of
/// their own; they leave by delegating to somebody else, and ask nobody. What a bid brings is divided by the votes that
/// each had at the snapshot, to the wei.
contract VoteRentalMarket {
    uint256 private constant _DENOMINATOR = 10_000;

    /// @dev A holder's place in an auction: the votes counted before its own, and its own.
    struct Share {
        uint256 before;
        uint256 votes;
        bool claimed;
    }

    address private immutable _BALLOT = address(new RentedBallot());
    RentalTerms private _terms;
    address[] private _holders;
    mapping(uint256 proposalId => Rental) private _rentals;
    mapping(uint256 proposalId => mapping(address holder => Share)) private _shares;

    /// @notice Whom a holder delegates to; the zero address before it has enrolled.
    mapping(address holder => address) public ballotOf;
    /// @notice What an account may withdraw, in native wei: bids that were outbid or taken back, fees.
    mapping(address account => uint256) public credits;

    /// @notice A holder may now delegate.
    /// @param holder The holder.
    /// @param ballot Whom it delegates to.
    event Enrolled(address indexed holder, address ballot);
    /// @notice Votes of some holders were counted.
    /// @param proposalId The proposal.
    /// @param holders Of how many, until now.
    /// @param votes How many, until now, in the token's smallest unit.
    event Counted(uint256 indexed proposalId, uint32 holders, uint256 votes);
    /// @notice A bid is the highest.
    /// @param proposalId The proposal.
    /// @param bidder Whose.
    /// @param support What it wants voted.
    /// @param amount The bid, in native wei.
    event Bid(uint256 indexed proposalId, address indexed bidder, uint8 support, uint256 amount);
    /// @notice Votes of some holders were cast as the winner chose.
    /// @param proposalId The proposal.
    /// @param holders Of how many, until now.
    event Cast(uint256 indexed proposalId, uint32 holders);
    /// @notice A holder was paid its part of the rent.
    /// @param proposalId The proposal.
    /// @param holder The holder.
    /// @param amount How much, in native wei.
    event RentPaid(uint256 indexed proposalId, address indexed holder, uint256 amount);
    /// @notice The winner's bid is its own again.
    /// @param proposalId The proposal.
    /// @param bidder The winner.
    /// @param amount The bid, in native wei.
    event TakenBack(uint256 indexed proposalId, address indexed bidder, uint256 amount);

    /// @notice A fee is more than the whole.
    /// @param feeBps The fee, in 1/10,000.
    error RentalFeeTooHigh(uint256 feeBps);
    /// @notice A holder has its ballot already.
    /// @param holder The holder.
    error RentalAlreadyEnrolled(address holder);
    /// @notice The snapshot, the bidding or the vote is not over yet.
    /// @param proposalId The proposal.
    /// @param clock The governor's clock.
    error RentalTooEarly(uint256 proposalId, uint48 clock);
    /// @notice Bidding or casting is over.
    /// @param proposalId The proposal.
    /// @param clock The governor's clock.
    error RentalTooLate(uint256 proposalId, uint48 clock);
    /// @notice Not all votes are counted.
    /// @param proposalId The proposal.
    /// @param counted Of how many holders they are.
    /// @param holders Of how many they must be.
    error RentalNotCounted(uint256 proposalId, uint32 counted, uint32 holders);
    /// @notice Nobody had delegated to the market at the snapshot.
    /// @param proposalId The proposal.
    error RentalNothingToRent(uint256 proposalId);
    /// @notice A bid is not the highest, or less than the reserve.
    /// @param proposalId The proposal.
    /// @param amount The bid, in native wei.
    /// @param minimum What it must be at least.
    error RentalBidTooLow(uint256 proposalId, uint256 amount, uint256 minimum);
    /// @notice Nobody has bid.
    /// @param proposalId The proposal.
    error RentalWithoutBid(uint256 proposalId);
    /// @notice Not all votes are cast.
    /// @param proposalId The proposal.
    /// @param cast Of how many holders they are.
    /// @param holders Of how many they must be.
    error RentalNotCast(uint256 proposalId, uint32 cast, uint32 holders);
    /// @notice An account is owed nothing for a proposal.
    /// @param proposalId The proposal.
    /// @param account The account.
    error RentalNothingDue(uint256 proposalId, address account);

    /// @notice Opens the market.
    /// @param terms_ Its terms.
    constructor(RentalTerms memory terms_) {
        if (terms_.feeBps > _DENOMINATOR) revert RentalFeeTooHigh(terms_.feeBps);
        _terms = terms_;
    }

    /// @notice Makes a ballot for the caller. Its votes are for rent while it delegates to that, and no longer.
    /// @return ballot Whom it delegates to.
    function enrol() external returns (address ballot) {
        if (ballotOf[msg.sender] != address(0)) revert RentalAlreadyEnrolled(msg.sender);
        ballot = Clones.clone(_BALLOT);
        ballotOf[msg.sender] = ballot;
        _holders.push(msg.sender);
        emit Enrolled(msg.sender, ballot);
    }

    /// @notice Counts the votes that enrolled holders had at a proposal's snapshot. With the last of them bidding
    /// opens.
    /// @param proposalId The proposal. Its snapshot must be past.
    /// @param atMost How many holders to count now.
    function count(uint256 proposalId, uint32 atMost) external {
        Rental storage rental = _rentals[proposalId];
        uint256 snapshot = _terms.governor.proposalSnapshot(proposalId);
        uint48 clock = _terms.governor.clock();
        if (clock <= snapshot) revert RentalTooEarly(proposalId, clock);
        if (rental.closesAt == 0) {
            uint256 deadline = _terms.governor.proposalDeadline(proposalId);
            if (clock + _terms.closesBefore >= deadline) revert RentalTooLate(proposalId, clock);
            rental.closesAt = uint48(deadline - _terms.closesBefore);
            rental.holders = uint32(_holders.length);
        }
        uint32 end = uint32(Math.min(uint256(rental.counted) + atMost, rental.holders));
        uint256 votes = rental.votes;
        for (uint32 i = rental.counted; i < end; ++i) {
            address holder = _holders[i];
            uint256 own = _terms.token.getPastVotes(ballotOf[holder], snapshot);
            _shares[proposalId][holder] = Share(votes, own, false);
            votes += own;
        }
        (rental.votes, rental.counted) = (votes, end);
        emit Counted(proposalId, end, votes);
    }

    /// @notice Bids for all the votes. Whoever was highest can withdraw what it had bid.
    /// @param proposalId The proposal.
    /// @param support What to vote: the governor's number of the choice.
    function bid(uint256 proposalId, uint8 support) external payable {
        Rental storage rental = _rentals[proposalId];
        uint48 clock = _terms.governor.clock();
        if (rental.closesAt == 0 || rental.counted < rental.holders) {
            revert RentalNotCounted(proposalId, rental.counted, rental.holders);
        }
        if (clock > rental.closesAt) revert RentalTooLate(proposalId, clock);
        if (rental.votes == 0) revert RentalNothingToRent(proposalId);
        uint256 minimum = minimumBid(proposalId);
        if (msg.value < minimum) revert RentalBidTooLow(proposalId, msg.value, minimum);
        credits[rental.bidder] += rental.bid;
        (rental.bid, rental.bidder, rental.support) = (msg.value, msg.sender, support);
        emit Bid(proposalId, msg.sender, support, msg.value);
    }

    /// @notice Casts the votes of holders as the winner chose, when bidding is over. Anybody may.
    /// @param proposalId The proposal.
    /// @param atMost Of how many holders now.
    function cast(uint256 proposalId, uint32 atMost) external {
        Rental storage rental = _rentals[proposalId];
        uint48 clock = _terms.governor.clock();
        if (rental.bidder == address(0)) revert RentalWithoutBid(proposalId);
        if (clock <= rental.closesAt) revert RentalTooEarly(proposalId, clock);
        if (rental.takenBack || rental.cast == rental.holders) revert RentalTooLate(proposalId, clock);
        uint32 end = uint32(Math.min(uint256(rental.cast) + atMost, rental.holders));
        uint32 begin = rental.cast;
        rental.cast = end;
        if (end == rental.holders) credits[_terms.operator] += _feeOf(rental.bid);
        for (uint32 i = begin; i < end; ++i) {
            address holder = _holders[i];
            if (_shares[proposalId][holder].votes == 0) continue;
            RentedBallot(ballotOf[holder]).cast(_terms.governor, proposalId, rental.support);
        }
        emit Cast(proposalId, end);
    }

    /// @notice Pays a holder its part of the rent, once all votes are cast. Anybody may.
    /// @param proposalId The proposal.
    /// @param holder The holder.
    function claim(uint256 proposalId, address holder) external {
        Rental storage rental = _rentals[proposalId];
        if (rental.bidder == address(0)) revert RentalWithoutBid(proposalId);
        if (rental.cast < rental.holders) revert RentalNotCast(proposalId, rental.cast, rental.holders);
        Share storage share = _shares[proposalId][holder];
        if (share.claimed || share.votes == 0) revert RentalNothingDue(proposalId, holder);
        share.claimed = true;
        uint256 rent = rental.bid - _feeOf(rental.bid);
        // By sums before and after, so that what all get together is the rent, whoever comes first.
        uint256 amount = Math.mulDiv(rent, share.before + share.votes, rental.votes) -
            Math.mulDiv(rent, share.before, rental.votes);
        emit RentPaid(proposalId, holder, amount);
        Address.sendValue(payable(holder), amount);
    }

    /// @notice Gives the winner its bid back when voting is over and not all votes were cast. Anybody may.
    /// @param proposalId The proposal.
    function takeBack(uint256 proposalId) external {
        Rental storage rental = _rentals[proposalId];
        uint48 clock = _terms.governor.clock();
        if (rental.bidder == address(0)) revert RentalWithoutBid(proposalId);
        if (clock <= _terms.governor.proposalDeadline(proposalId)) revert RentalTooEarly(proposalId, clock);
        if (rental.takenBack || rental.cast == rental.holders) revert RentalNothingDue(proposalId, rental.bidder);
        rental.takenBack = true;
        credits[rental.bidder] += rental.bid;
        emit TakenBack(proposalId, rental.bidder, rental.bid);
    }

    /// @notice Pays the caller what it is credited.
    function withdraw() external {
        uint256 amount = credits[msg.sender];
        credits[msg.sender] = 0;
        Address.sendValue(payable(msg.sender), amount);
    }

    /// @notice The auction for a proposal.
    /// @param proposalId The proposal.
    function rentalOf(uint256 proposalId) external view returns (Rental memory) {
        return _rentals[proposalId];
    }

    /// @notice The market's terms.
    function terms() external view returns (RentalTerms memory) {
        return _terms;
    }

    /// @notice The least that a bid must be now, in native wei.
    /// @param proposalId The proposal.
    function minimumBid(uint256 proposalId) public view returns (uint256) {
        Rental storage rental = _rentals[proposalId];
        if (rental.bidder != address(0)) return rental.bid + 1;
        return Math.mulDiv(rental.votes, _terms.reserveWei, _terms.unit, Math.Rounding.Ceil);
    }

    function _feeOf(uint256 amount) private view returns (uint256) {
        return (amount * _terms.feeBps) / _DENOMINATOR;
    }
}
