// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FalsePapers} from "../../src/identity/FalsePapers.sol";
import {PersonCredential} from "../../src/identity/PersonCredential.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";

/// @dev Gives, takes, forges, lends votes and tries to sell credentials.
contract Registrar is Test {
    PersonCredential private immutable CREDENTIAL;
    FalsePapers private immutable PAPERS;
    GovernanceToken private immutable TOKEN;
    uint256 public constant ACCOUNTS = 5;
    uint256 public forged;

    constructor(PersonCredential credential, FalsePapers papers, GovernanceToken token) {
        (CREDENTIAL, PAPERS, TOKEN) = (credential, papers, token);
        token.approve(address(papers), type(uint256).max);
    }

    function accountOf(uint256 which) public pure returns (address) {
        return named("account", which % ACCOUNTS);
    }

    function issue(uint256 which) external {
        if (CREDENTIAL.balanceOf(accountOf(which)) == 0) CREDENTIAL.issue(accountOf(which));
    }

    function revoke(uint256 which) external {
        if (CREDENTIAL.balanceOf(accountOf(which)) == 1) CREDENTIAL.revoke(accountOf(which));
    }

    function forge(uint256 which) external {
        if (CREDENTIAL.balanceOf(accountOf(which)) == 1) return;
        address[] memory accounts = new address[](1);
        accounts[0] = accountOf(which);
        TOKEN.mint(address(this), PAPERS.price());
        PAPERS.forge(accounts);
        ++forged;
    }

    function lend(uint256 which, uint256 to) external {
        vm.prank(accountOf(which));
        CREDENTIAL.delegate(accountOf(to));
    }

    function sell(uint256 which, uint256 to) external {
        address seller = accountOf(which);
        if (CREDENTIAL.balanceOf(seller) == 0) return;
        vm.prank(seller);
        vm.expectRevert(PersonCredential.CredentialSoulbound.selector);
        CREDENTIAL.transferFrom(seller, accountOf(to), uint256(uint160(seller)));
    }
}

contract PersonCredentialInvariantTest is Test {
    PersonCredential private credential;
    FalsePapers private papers;
    GovernanceToken private token;
    Registrar private registrar;

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000_000_000e18, address(this));
        credential = new PersonCredential("Person", "PERSON", address(this));
        papers = new FalsePapers(token, credential, 7e18);
        registrar = new Registrar(credential, papers, token);
        token.grantRole(token.MINTER_ROLE(), address(registrar));
        credential.grantRole(credential.REGISTRAR_ROLE(), address(registrar));
        credential.grantRole(credential.REGISTRAR_ROLE(), address(papers));
        _target(address(registrar));
    }

    function invariant_there_are_as_many_votes_as_persons() external view {
        uint256 persons;
        uint256 votes;
        for (uint256 i = 0; i < registrar.ACCOUNTS(); ++i) {
            address account = registrar.accountOf(i);
            assertLe(credential.balanceOf(account), 1, "one each");
            persons += credential.balanceOf(account);
            votes += credential.getVotes(account);
        }
        assertEq(votes, persons * 1e18, "votes");
    }

    function invariant_forgeries_are_paid_for() external view {
        assertEq(token.balanceOf(address(papers)), registrar.forged() * papers.price(), "paid");
    }
}
