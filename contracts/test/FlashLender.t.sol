// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC3156FlashBorrower} from "@openzeppelin/contracts/interfaces/IERC3156FlashBorrower.sol";
import {FlashLender} from "../src/attacks/FlashLender.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

/// @dev A borrower that gives back as much as it was told to, and answers as it was told to.
contract WilfulBorrower is IERC3156FlashBorrower {
    uint256 public shortBy;
    bool public consents = true;

    function behave(uint256 shortBy_, bool consents_) external {
        (shortBy, consents) = (shortBy_, consents_);
    }

    function borrow(FlashLender lender, address token, uint256 amount) external {
        lender.flashLoan(this, token, amount, "");
    }

    function onFlashLoan(address, address token, uint256 amount, uint256 fee, bytes calldata) external returns (bytes32) {
        uint256 owed = amount + fee;
        VotesToken(token).approve(msg.sender, owed - (shortBy < owed ? shortBy : owed));
        return consents ? keccak256("ERC3156FlashBorrower.onFlashLoan") : bytes32(0);
    }
}

contract FlashLenderTest is Test {
    FlashLender private lender = new FlashLender(9);
    WilfulBorrower private borrower = new WilfulBorrower();
    VotesToken private token = new VotesToken("Votes", "VOTE", 18, address(this));

    function setUp() external {
        token.mint(address(lender), 1_000_000e18);
    }

    /// 0.09 % of 350 million is 315,000.
    function test_asks_a_fee_in_basis_points_and_rounds_it_up() external view {
        assertEq(lender.flashFee(address(token), 350_000_000e18), 315_000e18, "Aave's");
        assertEq(lender.flashFee(address(token), 1), 1, "of the smallest unit");
    }

    function testFuzz_lends_for_the_length_of_a_call(uint256 amount) external {
        amount = bound(amount, 0, 1_000_000e18);
        token.mint(address(borrower), lender.flashFee(address(token), amount));
        borrower.borrow(lender, address(token), amount);
        assertEq(token.balanceOf(address(borrower)), 0, "paid the fee");
        assertEq(
            token.balanceOf(address(lender)),
            1_000_000e18 + lender.flashFee(address(token), amount),
            "got the fee"
        );
    }

    function test_lends_no_more_than_it_has() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                FlashLender.FlashLoanTooLarge.selector,
                address(token),
                1_000_000e18 + 1,
                1_000_000e18
            )
        );
        borrower.borrow(lender, address(token), 1_000_000e18 + 1);
    }

    function test_undoes_a_loan_that_is_not_wanted() external {
        borrower.behave(0, false);
        token.mint(address(borrower), 1e18);
        vm.expectRevert(abi.encodeWithSelector(FlashLender.FlashLoanNotWanted.selector, address(borrower)));
        borrower.borrow(lender, address(token), 1e18);
    }
}

/// @dev Borrows with every kind of bad faith.
contract LenderHandler is Test {
    FlashLender private immutable _LENDER;
    VotesToken private immutable _TOKEN;
    WilfulBorrower private immutable _BORROWER = new WilfulBorrower();

    constructor(FlashLender lender, VotesToken token) {
        (_LENDER, _TOKEN) = (lender, token);
    }

    function borrow(uint256 amount, uint256 shortBy, bool consents, bool feeIsThere) external {
        amount = bound(amount, 0, 2_000e18);
        if (feeIsThere) _TOKEN.mint(address(_BORROWER), _LENDER.flashFee(address(_TOKEN), amount));
        _BORROWER.behave(shortBy % 3, consents);
        try _BORROWER.borrow(_LENDER, address(_TOKEN), amount) {} catch {}
    }
}

contract FlashLenderInvariantTest is Test {
    FlashLender private lender = new FlashLender(9);
    VotesToken private token = new VotesToken("Votes", "VOTE", 18, address(this));

    function setUp() external {
        token.mint(address(lender), 1_000e18);
        LenderHandler handler = new LenderHandler(lender, token);
        token.transferOwnership(address(handler));
        _target(address(handler));
    }

    function invariant_the_lender_never_ends_a_transaction_poorer() external view {
        assertLe(1_000e18, token.balanceOf(address(lender)), "what it lends");
    }
}
