// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @title The right to use one data set once: a token of it is what an order costs.
/// @notice One contract is deployed as a template, and every data set has a minimal clone of it (ERC-1167). The data
/// market makes tokens when they are bought and burns them when they are used; in between they move like any other.
contract Datatoken is ERC20, Initializable {
    /// @notice The data market, which makes and burns tokens.
    address public market;
    /// @notice The data NFT that owns this token.
    uint256 public asset;

    /// @notice Only the data market makes and burns.
    /// @param account Who tried.
    error DatatokenNotMarket(address account);

    modifier onlyMarket() {
        if (msg.sender != market) revert DatatokenNotMarket(msg.sender);
        _;
    }

    /// @notice The template itself stands for no data set.
    constructor() ERC20("", "") {
        _disableInitializers();
    }

    /// @notice Makes a clone the token of a data set.
    /// @param market_ The data market.
    /// @param asset_ Number of the data NFT.
    function initialize(address market_, uint256 asset_) external initializer {
        market = market_;
        asset = asset_;
    }

    /// @notice Makes tokens. Emits {IERC20-Transfer} from the zero address.
    /// @param to Who gets them.
    /// @param amount How many, in wei.
    function mint(address to, uint256 amount) external onlyMarket {
        _mint(to, amount);
    }

    /// @notice Burns tokens that are used. Emits {IERC20-Transfer} to the zero address.
    /// @param from Whose.
    /// @param amount How many, in wei.
    function burn(address from, uint256 amount) external onlyMarket {
        _burn(from, amount);
    }

    /// @notice Who may set the price and gets it: whoever has the data NFT.
    /// @return The account.
    function owner() external view returns (address) {
        return IERC721(market).ownerOf(asset);
    }

    /// @inheritdoc ERC20
    function name() public view override returns (string memory) {
        return string.concat("Datatoken ", Strings.toString(asset));
    }

    /// @inheritdoc ERC20
    function symbol() public view override returns (string memory) {
        return string.concat("DT", Strings.toString(asset));
    }
}
