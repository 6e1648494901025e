// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {UsesOfData} from "../charter/UsesOfData.sol";
import {Datatoken} from "./Datatoken.sol";

/// @title A market for data sets: each is an NFT that owns a token, and one token pays for one order.
/// @notice Whoever publishes a data set names the CID of its bytes and a price, and chooses a marketplace to serve
/// them. A buyer pays the price to the NFT's owner, and on top of it a fee to the DAO and one to the marketplace; an
/// order burns one token and pays the marketplace what it quoted for serving. While an order stands, serving is paid
/// for again without a token. The contract holds no coins: all that is paid goes on at once.
contract DataMarket is ERC721 {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @notice What one order costs in datatokens, in wei.
    uint256 public constant ORDER_COST = 1e18;
    /// @notice The DAO's part of a price in the coin that it approved, in 1/10,000.
    uint256 public constant APPROVED_FEE_BPS = 10;
    /// @notice The DAO's part of a price in anything else, in 1/10,000.
    uint256 public constant OTHER_FEE_BPS = 20;
    /// @notice The most that a marketplace may take of a price, in 1/10,000.
    uint256 public constant MOST_MARKET_FEE_BPS = 5_000;
    uint256 private constant _BPS = 10_000;

    /// @notice What a marketplace asks.
    /// @param marketFeeBps Its part of a price, in 1/10,000, for data sets that are published with it from now on.
    /// @param validUntil Until when an order can be paid at this fee, in Unix seconds.
    /// @param serviceSeconds How long it serves the bytes for one fee.
    /// @param fee Wei of the approved coin.
    struct Quote {
        uint16 marketFeeBps;
        uint48 validUntil;
        uint32 serviceSeconds;
        uint128 fee;
    }

    /// @notice A data set on offer.
    /// @param base What it is paid in.
    /// @param marketFeeBps The marketplace's part, in 1/10,000.
    /// @param price Wei of the base token for one datatoken.
    /// @param provider The marketplace.
    /// @param datatoken Its token.
    struct Listing {
        IERC20 base;
        uint16 marketFeeBps;
        uint128 price;
        address provider;
        Datatoken datatoken;
    }

    /// @notice The right to use a data set.
    /// @param consumer Who.
    /// @param endsAt Until when serving can be paid for again, in Unix seconds.
    /// @param servedUntil Until when it is paid for.
    /// @param asset Of which data set.
    struct Order {
        address consumer;
        uint48 endsAt;
        uint48 servedUntil;
        uint256 asset;
    }

    /// @notice The template that every datatoken is a clone of.
    address public immutable TEMPLATE;
    IERC20 private immutable _COIN;
    Ownable private immutable _SETTINGS;
    address private immutable _COMMUNITY;
    uint256 private immutable _ORDER_SECONDS;

    Listing[] private _listings;
    Order[] private _orders;
    mapping(address provider => Quote) private _quotes;

    /// @notice A marketplace says what it asks.
    /// @param provider The marketplace.
    /// @param marketFeeBps Its part of a price, in 1/10,000.
    /// @param fee Wei of coins for serving one order.
    /// @param serviceSeconds How long it serves for that.
    /// @param validUntil Until when it holds.
    event Quoted(address indexed provider, uint16 marketFeeBps, uint128 fee, uint32 serviceSeconds, uint48 validUntil);
    /// @notice A data set is on offer.
    /// @param asset Its number.
    /// @param owner Whose it is.
    /// @param cid CID of its bytes.
    /// @param examples How many examples its owner says there are in it.
    /// @param datatoken Its token.
    /// @param base What it is paid in.
    /// @param price Wei of that for one datatoken.
    /// @param provider The marketplace that serves it.
    /// @param marketFeeBps The marketplace's part, in 1/10,000.
    event Published(
        uint256 indexed asset,
        address indexed owner,
        string cid,
        uint32 examples,
        address datatoken,
        address base,
        uint128 price,
        address provider,
        uint16 marketFeeBps
    );
    /// @notice A data set has another price.
    /// @param asset Its number.
    /// @param price Wei of its base token.
    event PriceSet(uint256 indexed asset, uint128 price);
    /// @notice Somebody bought a datatoken.
    /// @param asset Of which data set.
    /// @param buyer Who.
    /// @param price What its owner got, in wei of its base token.
    /// @param communityFee What the DAO got.
    /// @param marketFee What the marketplace got.
    event Bought(
        uint256 indexed asset,
        address indexed buyer,
        uint256 price,
        uint256 communityFee,
        uint256 marketFee
    );
    /// @notice Somebody may use a data set: a datatoken was burnt and serving paid.
    /// @param order The order's number.
    /// @param asset The data set.
    /// @param consumer Who.
    /// @param providerFee Wei of coins that the marketplace got.
    /// @param endsAt Until when serving can be paid for again.
    /// @param servedUntil Until when it is paid for.
    event OrderStarted(
        uint256 indexed order,
        uint256 indexed asset,
        address indexed consumer,
        uint256 providerFee,
        uint48 endsAt,
        uint48 servedUntil
    );
    /// @notice Serving was paid for again.
    /// @param order The order.
    /// @param providerFee Wei of coins that the marketplace got.
    /// @param servedUntil Until when it is paid for now.
    event OrderReused(uint256 indexed order, uint256 providerFee, uint48 servedUntil);

    /// @notice A marketplace that asks too much, serves for no time, or whose quote is over before it begins.
    error DataQuoteInvalid();
    /// @notice The marketplace has quoted nothing that still holds.
    /// @param provider The marketplace.
    error DataQuoteMissing(address provider);
    /// @notice A data set without bytes, base token or price.
    error DataListingInvalid();
    /// @notice No such data set.
    /// @param asset The number asked for.
    error DataAssetUnknown(uint256 asset);
    /// @notice Somebody else's data set.
    /// @param account Who tried.
    error DataNotOwner(address account);
    /// @notice It would cost more than whoever pays agreed to.
    /// @param cost What it would cost, in wei.
    /// @param most What was agreed to.
    error DataTooDear(uint256 cost, uint256 most);
    /// @notice No such order.
    /// @param order The number asked for.
    error DataOrderUnknown(uint256 order);
    /// @notice The order is somebody else's, or over, or served to its end already.
    /// @param order The order.
    error DataOrderOver(uint256 order);

    /// @notice Opens the market.
    /// @param coin The coin that the DAO approves, in which serving is paid.
    /// @param settings The DAO's settings, whose owner's charter says what data may be used for.
    /// @param community Who gets the DAO's fees.
    /// @param template The datatoken that others are clones of.
    /// @param orderSeconds How long an order stands.
    constructor(
        IERC20 coin,
        Ownable settings,
        address community,
        address template,
        uint256 orderSeconds
    ) ERC721("Data", "DATA") {
        _COIN = coin;
        _SETTINGS = settings;
        _COMMUNITY = community;
        TEMPLATE = template;
        _ORDER_SECONDS = orderSeconds;
    }

    /// @notice Says what the caller asks for serving data. Emits {Quoted}.
    /// @param marketFeeBps Its part of a price, in 1/10,000, of what is published with it from now on.
    /// @param fee Wei of coins for serving one order.
    /// @param serviceSeconds How long it serves for that.
    /// @param validUntil Until when it holds.
    function quote(uint16 marketFeeBps, uint128 fee, uint32 serviceSeconds, uint48 validUntil) external {
        if (marketFeeBps > MOST_MARKET_FEE_BPS || serviceSeconds == 0 || validUntil < block.timestamp) {
            revert DataQuoteInvalid();
        }
        _quotes[msg.sender] = Quote(marketFeeBps, validUntil, serviceSeconds, fee);
        emit Quoted(msg.sender, marketFeeBps, fee, serviceSeconds, validUntil);
    }

    /// @notice Puts a data set on offer: makes its NFT, the caller's, and its token. Emits {Published}.
    /// @param cid CID of its bytes.
    /// @param examples How many examples there are in it.
    /// @param base What it is paid in.
    /// @param price Wei of that for one datatoken.
    /// @param provider The marketplace that serves it.
    /// @return asset Its number.
    function publish(
        string calldata cid,
        uint32 examples,
        IERC20 base,
        uint128 price,
        address provider
    ) external returns (uint256 asset) {
        if (bytes(cid).length == 0 || address(base) == address(0) || price == 0) revert DataListingInvalid();
        uint16 marketFeeBps = _validQuote(provider).marketFeeBps;
        asset = _listings.length;
        Datatoken datatoken = Datatoken(Clones.clone(TEMPLATE));
        _listings.push(Listing(base, marketFeeBps, price, provider, datatoken));
        _mint(msg.sender, asset);
        datatoken.initialize(address(this), asset);
        emit Published(
            asset,
            msg.sender,
            cid,
            examples,
            address(datatoken),
            address(base),
            price,
            provider,
            marketFeeBps
        );
    }

    /// @notice Gives a data set another price. Emits {PriceSet}.
    /// @param asset Its number; the caller's.
    /// @param price Wei of its base token for one datatoken.
    function setPrice(uint256 asset, uint128 price) external {
        Listing storage listing = _listing(asset);
        if (msg.sender != ownerOf(asset)) revert DataNotOwner(msg.sender);
        if (price == 0) revert DataListingInvalid();
        listing.price = price;
        emit PriceSet(asset, price);
    }

    /// @notice Buys a datatoken at the price that stands. Emits {Bought}.
    /// @param asset Of which data set.
    /// @param most What the caller pays at most, fees included.
    function buy(uint256 asset, uint256 most) external {
        (uint256 price, uint256 communityFee, uint256 marketFee) = costOf(asset);
        uint256 cost = price + communityFee + marketFee;
        if (cost > most) revert DataTooDear(cost, most);
        Listing storage listing = _listings[asset];
        listing.datatoken.mint(msg.sender, ORDER_COST);
        emit Bought(asset, msg.sender, price, communityFee, marketFee);
        listing.base.safeTransferFrom(msg.sender, ownerOf(asset), price);
        listing.base.safeTransferFrom(msg.sender, _COMMUNITY, communityFee);
        listing.base.safeTransferFrom(msg.sender, listing.provider, marketFee);
    }

    /// @notice Uses a datatoken up and pays for serving. Emits {OrderStarted}. A DAO whose charter does not name
    /// training takes no orders.
    /// @param asset The data set.
    /// @param most What the caller pays the marketplace at most.
    /// @return order The order's number.
    function startOrder(uint256 asset, uint256 most) external returns (uint256 order) {
        UsesOfData.requireAllowed(_SETTINGS, UsesOfData.TRAINING);
        Listing storage listing = _listing(asset);
        Quote memory quoted = _validQuote(listing.provider);
        order = _orders.length;
        uint48 endsAt = (block.timestamp + _ORDER_SECONDS).toUint48();
        uint48 servedUntil = (block.timestamp + quoted.serviceSeconds).toUint48();
        _orders.push(Order(msg.sender, endsAt, servedUntil, asset));
        emit OrderStarted(order, asset, msg.sender, quoted.fee, endsAt, servedUntil);
        listing.datatoken.burn(msg.sender, ORDER_COST);
        _payProvider(listing.provider, quoted.fee, most);
    }

    /// @notice Pays for serving again under an order that stands; no datatoken is needed. Emits {OrderReused}.
    /// @param order The caller's order.
    /// @param most What the caller pays the marketplace at most.
    function reuseOrder(uint256 order, uint256 most) external {
        Order storage own = _order(order);
        bool over = block.timestamp >= own.endsAt || own.servedUntil >= own.endsAt;
        if (own.consumer != msg.sender || over) revert DataOrderOver(order);
        address provider = _listings[own.asset].provider;
        Quote memory quoted = _validQuote(provider);
        uint48 servedUntil = (Math.max(own.servedUntil, block.timestamp) + quoted.serviceSeconds).toUint48();
        own.servedUntil = servedUntil;
        emit OrderReused(order, quoted.fee, servedUntil);
        _payProvider(provider, quoted.fee, most);
    }

    /// @notice A data set as it stands.
    /// @param asset Its number.
    /// @return Its terms.
    function listingOf(uint256 asset) external view returns (Listing memory) {
        return _listing(asset);
    }

    /// @notice An order as it stands.
    /// @param order Its number.
    /// @return Its terms.
    function orderOf(uint256 order) external view returns (Order memory) {
        return _order(order);
    }

    /// @notice What a marketplace quoted last.
    /// @param provider The marketplace.
    /// @return Its terms, whether they still hold or not.
    function quoteOf(address provider) external view returns (Quote memory) {
        return _quotes[provider];
    }

    /// @notice What a datatoken costs, part by part; fees are rounded down.
    /// @param asset The data set.
    /// @return price What its owner gets, in wei of the base token.
    /// @return communityFee What the DAO gets.
    /// @return marketFee What the marketplace gets.
    function costOf(uint256 asset) public view returns (uint256 price, uint256 communityFee, uint256 marketFee) {
        Listing storage listing = _listing(asset);
        price = listing.price;
        communityFee = (price * (address(listing.base) == address(_COIN) ? APPROVED_FEE_BPS : OTHER_FEE_BPS)) / _BPS;
        marketFee = (price * listing.marketFeeBps) / _BPS;
    }

    function _payProvider(address provider, uint256 fee, uint256 most) private {
        if (fee > most) revert DataTooDear(fee, most);
        _COIN.safeTransferFrom(msg.sender, provider, fee);
    }

    function _validQuote(address provider) private view returns (Quote memory quoted) {
        quoted = _quotes[provider];
        if (quoted.serviceSeconds == 0 || quoted.validUntil < block.timestamp) revert DataQuoteMissing(provider);
    }

    function _listing(uint256 asset) private view returns (Listing storage) {
        if (asset >= _listings.length) revert DataAssetUnknown(asset);
        return _listings[asset];
    }

    function _order(uint256 order) private view returns (Order storage) {
        if (order >= _orders.length) revert DataOrderUnknown(order);
        return _orders[order];
    }
}
