// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FalsePapers} from "../src/identity/FalsePapers.sol";
import {PersonCredential} from "../src/identity/PersonCredential.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {Test} from "./Test.sol";

contract PersonCredentialTest is Test {
    uint256 private constant PRICE = 50e18;

    PersonCredential private credential;
    GovernanceToken private token;
    FalsePapers private papers;
    address private ann = named("ann");
    address private ben = named("ben");

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 10_000_000e18, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        credential = new PersonCredential("Person", "PERSON", address(this));
        papers = new FalsePapers(token, credential, PRICE);
        credential.grantRole(credential.REGISTRAR_ROLE(), address(this));
        credential.grantRole(credential.REGISTRAR_ROLE(), address(papers));
    }

    function numberOf(address account) private pure returns (uint256) {
        return uint256(uint160(account));
    }

    function test_a_person_has_one_credential_and_one_vote() external {
        expectEvent(address(credential));
        emit PersonCredential.Locked(numberOf(ann));
        credential.issue(ann);
        assertEq(credential.balanceOf(ann), 1, "credentials");
        assertEq(credential.getVotes(ann), 1e18, "votes");
        assertEq(uint256(credential.decimals()), 18, "decimals");
        vm.expectRevert(abi.encodeWithSelector(PersonCredential.CredentialHeld.selector, ann));
        credential.issue(ann);
        vm.warp(block.timestamp + 1);
        assertEq(credential.getPastTotalSupply(block.timestamp - 1), 1e18, "all votes");
    }

    function test_cannot_change_hands_by_its_owner_or_whom_the_owner_trusts() external {
        credential.issue(ann);
        vm.prank(ann);
        credential.approve(ben, numberOf(ann));
        vm.prank(ben);
        vm.expectRevert(PersonCredential.CredentialSoulbound.selector);
        credential.transferFrom(ann, ben, numberOf(ann));
        vm.prank(ann);
        vm.expectRevert(PersonCredential.CredentialSoulbound.selector);
        credential.safeTransferFrom(ann, ben, numberOf(ann));
        assertTrue(credential.locked(numberOf(ann)), "locked");
        vm.expectRevert(abi.encodeWithSelector(bytes4(keccak256("ERC721NonexistentToken(uint256)")), numberOf(ben)));
        credential.locked(numberOf(ben));
    }

    function test_says_which_interfaces_it_has() external view {
        assertTrue(credential.supportsInterface(0xb45a3c0e), "ERC-5192");
        assertTrue(credential.supportsInterface(0x80ac58cd), "ERC-721");
        assertTrue(credential.supportsInterface(0x7965db0b), "AccessControl");
        assertTrue(!credential.supportsInterface(0xffffffff), "nothing else");
        assertEq(credential.CLOCK_MODE(), "mode=timestamp", "clock");
    }

    function test_only_a_registrar_gives_and_takes() external {
        bytes4 unauthorized = bytes4(keccak256("AccessControlUnauthorizedAccount(address,bytes32)"));
        vm.startPrank(ann);
        vm.expectPartialRevert(unauthorized);
        credential.issue(ann);
        vm.expectPartialRevert(unauthorized);
        credential.revoke(ann);
        vm.stopPrank();
    }

    function test_what_is_taken_back_votes_no_more_but_did_before() external {
        credential.issue(ann);
        uint256 then = block.timestamp;
        vm.warp(then + 10);
        credential.revoke(ann);
        assertEq(credential.getVotes(ann), 0, "now");
        vm.warp(then + 20);
        assertEq(credential.getPastVotes(ann, then), 1e18, "then");
        credential.issue(ann);
        assertEq(credential.getVotes(ann), 1e18, "again");
    }

    function test_votes_can_be_lent_and_come_back_with_the_credential() external {
        credential.issue(ann);
        credential.issue(ben);
        vm.prank(ann);
        credential.delegate(ben);
        assertEq(credential.getVotes(ben), 2e18, "lent");
        credential.revoke(ann);
        assertEq(credential.getVotes(ben), 1e18, "gone");
    }

    function test_false_papers_cost_their_price_each() external {
        token.mint(ann, 2 * PRICE);
        address[] memory accounts = new address[](2);
        (accounts[0], accounts[1]) = (named("puppet", 1), named("puppet", 2));
        vm.startPrank(ann);
        token.approve(address(papers), 2 * PRICE);
        expectEvent(address(papers));
        emit FalsePapers.PapersForged(ann, accounts, 2 * PRICE);
        papers.forge(accounts);
        vm.stopPrank();
        assertEq(credential.getVotes(accounts[0]) + credential.getVotes(accounts[1]), 2e18, "votes");
        assertEq(token.balanceOf(ann), 0, "paid");
        assertEq(token.balanceOf(address(papers)), 2 * PRICE, "gone");
        assertEq(papers.price(), PRICE, "price");
    }

    function test_false_papers_are_for_somebody_who_is_no_person_yet_and_pays() external {
        address[] memory accounts = new address[](0);
        vm.expectRevert(FalsePapers.PapersForNobody.selector);
        papers.forge(accounts);
        accounts = new address[](1);
        accounts[0] = ann;
        vm.expectPartialRevert(bytes4(keccak256("ERC20InsufficientAllowance(address,uint256,uint256)")));
        papers.forge(accounts);
        credential.issue(ann);
        vm.expectRevert(abi.encodeWithSelector(PersonCredential.CredentialHeld.selector, ann));
        papers.forge(accounts);
    }

    function testFuzz_nobody_but_the_holder_ever_has_the_credential(address holder, address other) external {
        vm.assume(holder != address(0) && other != address(0) && holder != other);
        credential.issue(holder);
        vm.prank(holder);
        vm.expectRevert(PersonCredential.CredentialSoulbound.selector);
        credential.transferFrom(holder, other, numberOf(holder));
        assertEq(credential.ownerOf(numberOf(holder)), holder, "owner");
    }
}
