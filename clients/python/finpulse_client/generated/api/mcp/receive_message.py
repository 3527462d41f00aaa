from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.receive_message_body import ReceiveMessageBody
from ...models.receive_message_response_200 import ReceiveMessageResponse200
from ...models.receive_message_response_400 import ReceiveMessageResponse400
from ...models.receive_message_response_404 import ReceiveMessageResponse404
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: ReceiveMessageBody,
    mcp_name: str | Unset = UNSET,
    mcp_method: str | Unset = UNSET,
    mcp_protocol_version: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(mcp_name, Unset):
        headers["Mcp-Name"] = mcp_name

    if not isinstance(mcp_method, Unset):
        headers["Mcp-Method"] = mcp_method

    if not isinstance(mcp_protocol_version, Unset):
        headers["Mcp-Protocol-Version"] = mcp_protocol_version

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/mcp",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404:
    if response.status_code == 200:
        response_200 = ReceiveMessageResponse200.from_dict(response.json())



        return response_200

    if response.status_code == 202:
        response_202 = cast(Any, None)
        return response_202

    if response.status_code == 400:
        response_400 = ReceiveMessageResponse400.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = ReceiveMessageResponse404.from_dict(response.json())



        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    response_default = Problem.from_dict(response.json())



    return response_default



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ReceiveMessageBody,
    mcp_name: str | Unset = UNSET,
    mcp_method: str | Unset = UNSET,
    mcp_protocol_version: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Response[Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404]:
    """ Take a message of the Model Context Protocol, and answer it.

     The tools that a token with the scope `read` reaches change nothing; those that change something
    need `write`. There
    are no sessions and no streams, so that GET and DELETE are answered with 405.

    Args:
        mcp_name (str | Unset):
        mcp_method (str | Unset):
        mcp_protocol_version (str | Unset):
        idempotency_key (str | Unset):
        body (ReceiveMessageBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404]
     """


    kwargs = _get_kwargs(
        body=body,
mcp_name=mcp_name,
mcp_method=mcp_method,
mcp_protocol_version=mcp_protocol_version,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: ReceiveMessageBody,
    mcp_name: str | Unset = UNSET,
    mcp_method: str | Unset = UNSET,
    mcp_protocol_version: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404 | None:
    """ Take a message of the Model Context Protocol, and answer it.

     The tools that a token with the scope `read` reaches change nothing; those that change something
    need `write`. There
    are no sessions and no streams, so that GET and DELETE are answered with 405.

    Args:
        mcp_name (str | Unset):
        mcp_method (str | Unset):
        mcp_protocol_version (str | Unset):
        idempotency_key (str | Unset):
        body (ReceiveMessageBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404
     """


    return sync_detailed(
        client=client,
body=body,
mcp_name=mcp_name,
mcp_method=mcp_method,
mcp_protocol_version=mcp_protocol_version,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ReceiveMessageBody,
    mcp_name: str | Unset = UNSET,
    mcp_method: str | Unset = UNSET,
    mcp_protocol_version: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Response[Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404]:
    """ Take a message of the Model Context Protocol, and answer it.

     The tools that a token with the scope `read` reaches change nothing; those that change something
    need `write`. There
    are no sessions and no streams, so that GET and DELETE are answered with 405.

    Args:
        mcp_name (str | Unset):
        mcp_method (str | Unset):
        mcp_protocol_version (str | Unset):
        idempotency_key (str | Unset):
        body (ReceiveMessageBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404]
     """


    kwargs = _get_kwargs(
        body=body,
mcp_name=mcp_name,
mcp_method=mcp_method,
mcp_protocol_version=mcp_protocol_version,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ReceiveMessageBody,
    mcp_name: str | Unset = UNSET,
    mcp_method: str | Unset = UNSET,
    mcp_protocol_version: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404 | None:
    """ Take a message of the Model Context Protocol, and answer it.

     The tools that a token with the scope `read` reaches change nothing; those that change something
    need `write`. There
    are no sessions and no streams, so that GET and DELETE are answered with 405.

    Args:
        mcp_name (str | Unset):
        mcp_method (str | Unset):
        mcp_protocol_version (str | Unset):
        idempotency_key (str | Unset):
        body (ReceiveMessageBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | ReceiveMessageResponse200 | ReceiveMessageResponse400 | ReceiveMessageResponse404
     """


    return (await asyncio_detailed(
        client=client,
body=body,
mcp_name=mcp_name,
mcp_method=mcp_method,
mcp_protocol_version=mcp_protocol_version,
idempotency_key=idempotency_key,

    )).parsed
