#!/bin/sh
# Makes the key for pseudonyms, once. A key that is there is never replaced: with another one, stored pseudonyms mean nobody.
set -eu
: "${AZURE_KEY_VAULT_NAME:?run this from azd, or set AZURE_KEY_VAULT_NAME}"
name=privacy-person-key

# Roles given a minute ago may not be known to the vault yet, hence the patience.
attempt=1
while [ "$attempt" -le 20 ]; do
  if found=$(az keyvault secret list --vault-name "$AZURE_KEY_VAULT_NAME" --query "[?name=='$name'].name" --output tsv 2>&1); then
    if [ "$found" = "$name" ]; then
      echo "The person key is in $AZURE_KEY_VAULT_NAME; left as it is."
      exit 0
    fi
    # A deleted key must be recovered, not replaced; the vault refuses a new one of that name, and says so.
    key=$(mktemp)
    trap 'rm -f "$key"' EXIT
    openssl rand -base64 48 | tr -d '\n' > "$key"
    az keyvault secret set --vault-name "$AZURE_KEY_VAULT_NAME" --name "$name" --file "$key" --encoding utf-8 --output none
    echo "Made the person key in $AZURE_KEY_VAULT_NAME."
    exit 0
  fi
  echo "The vault does not answer us yet (attempt $attempt of 20); trying again in 15 seconds."
  attempt=$((attempt + 1))
  sleep 15
done
echo "The vault $AZURE_KEY_VAULT_NAME did not answer: $found" >&2
exit 1
