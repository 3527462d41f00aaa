from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.leaving import Leaving
from ...models.password_and_code import PasswordAndCode
from ...models.problem import Problem
from typing import cast



def _get_kwargs(
    *,
    body: PasswordAndCode,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/profile",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Leaving | Problem:
    if response.status_code == 202:
        response_202 = Leaving.from_dict(response.json())



        return response_202

    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Leaving | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: PasswordAndCode,

) -> Response[Any | Leaving | Problem]:
    """ Delete oneself with all that is held: jobs are stopped, tokens are dead at once, rows and files go.

     202 where so many rows take longer than some seconds: they go on being deleted, and nobody can see
    them meanwhile.

    Args:
        body (PasswordAndCode): What proves its user beyond a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Leaving | Problem]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: PasswordAndCode,

) -> Any | Leaving | Problem | None:
    """ Delete oneself with all that is held: jobs are stopped, tokens are dead at once, rows and files go.

     202 where so many rows take longer than some seconds: they go on being deleted, and nobody can see
    them meanwhile.

    Args:
        body (PasswordAndCode): What proves its user beyond a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Leaving | Problem
     """


    return sync_detailed(
        client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: PasswordAndCode,

) -> Response[Any | Leaving | Problem]:
    """ Delete oneself with all that is held: jobs are stopped, tokens are dead at once, rows and files go.

     202 where so many rows take longer than some seconds: they go on being deleted, and nobody can see
    them meanwhile.

    Args:
        body (PasswordAndCode): What proves its user beyond a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Leaving | Problem]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: PasswordAndCode,

) -> Any | Leaving | Problem | None:
    """ Delete oneself with all that is held: jobs are stopped, tokens are dead at once, rows and files go.

     202 where so many rows take longer than some seconds: they go on being deleted, and nobody can see
    them meanwhile.

    Args:
        body (PasswordAndCode): What proves its user beyond a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Leaving | Problem
     """


    return (await asyncio_detailed(
        client=client,
body=body,

    )).parsed
